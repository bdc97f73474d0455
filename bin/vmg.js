#!/usr/bin/env node
import { interrupts } from '../dist/cli/start.js';

const { main } = await import('../dist/cli/main.js');
await main(interrupts);
