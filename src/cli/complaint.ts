import type { CommanderError } from 'commander';

/** What commander complains of as one sentence, and what it guesses was meant; empty for no guess. */
export function complaintOf({ message }: CommanderError): { sentence: string; guess: string } {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}`.replace(/[.]?$/, '.');
  return { sentence, guess: rest.join(' ').replace(/^\((.*)\)$/, '$1') };
}
