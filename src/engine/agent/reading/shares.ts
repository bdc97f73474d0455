const LOUDER =
  /\b(?:louder|rais(?:e|ed|ing)|increas(?:e|ed|ing)|boost(?:ed)?|amplify|turn(?:ed)? (?:\S+ ){0,3}up|bring (?:\S+ ){0,3}up|up(?! to)|higher|crank)\b|大声|[调加增更变]大|大(?:一?点|一?些)?(?=[\d百一]|$)|提高|提升|增[加大]|加(?=\s*[\d百一])|[升调更变]高|[高响](?=[\d百一])/iu;
const QUIETER =
  /\b(?:quieter|softer|lower(?:ed)?|soften|less loud|reduc(?:e|ed|ing)|decreas(?:e|ed|ing)|(?:drop|cut) (?:the |its )?(?:\S+ )?(?:music|song|volume|sound|audio|it)|turn(?:ed)? (?:\S+ ){0,3}down|bring (?:\S+ ){0,3}down|down(?! to))\b|小声|[调减更变]小|小(?:一?点|一?些)?(?=[\d百一]|$)|[降减调压更变]低|减少|[降低轻](?=[\d百一])/iu;
const TOO_LOUD = /\btoo loud\b|太(?:吵|响|大声)/iu;
/** What stands before a share that is a level of its own: “to 20%”, “quieter: 20%”, 降到20%. */
const OF_ITS_OWN =
  /(?:\b(?:to|at)(?: (?:about|around|just|only|exactly))?|[到至成为在]|[,:;，：；、])\s*$/iu;

const rounded = (factor: number): number => Math.round(factor * 1000) / 1000;

/**
 * What a share makes of a loudness: `20% louder` is 1.2 times as much, `down to 20%` is 20%. `text`
 * is a clause, `at` where the share begins in it; null where it says “by” without a direction.
 */
export function loudnessOf(
  text: string,
  at: number,
  share: number,
): { to: number } | { times: number } | null {
  const before = text.slice(0, at);
  const said = text.slice(at);
  if (/^(?:to\b|at\b|[到至为成]|(?:from )?\d+\D{1,10}to\b)/iu.test(said) || OF_ITS_OWN.test(before))
    return { to: share };
  const isLess = QUIETER.test(text) || TOO_LOUD.test(text);
  if (LOUDER.test(text) && !isLess) return { times: rounded(1 + share) };
  if (isLess) return share <= 1 ? { times: rounded(1 - share) } : null;
  return /^by\b/iu.test(said) || /\bby\s*$/iu.test(before) ? null : { to: share };
}
