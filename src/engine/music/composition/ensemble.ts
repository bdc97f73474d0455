import type { Random } from '../../../support/random.js';
import { belongsTo, INSTRUMENT_FAMILIES } from '../brief/instruments.js';
import type { Layer, Style } from '../styles/style.js';
import type { Brief, Instrument, Role } from '../types.js';

const title = (family: string): string =>
  family.charAt(0).toUpperCase() + family.slice(1).replaceAll('-', ' ');

/** A kit for bands that have no drummer of their own, when the words ask for one. */
const GUEST_DRUMMER: Layer = {
  id: 'drums',
  name: 'Soft drums',
  role: 'drums',
  instrument: { kind: 'kit', program: 25 },
  mix: { gainDb: -8, pan: 0, reverbSend: 0.3, highCutHz: 7000 },
  velocity: 66,
  range: [27, 87],
  from: 0,
  silentIn: ['outro'],
  plays: { kind: 'drums' },
};

function instrumentOf(family: string): Instrument | null {
  const program = INSTRUMENT_FAMILIES[family]?.programs[0];
  return program === undefined ? null : { kind: 'sampled', program };
}

/** The same part for another instrument. */
function recast(layer: Layer, family: string, id = family): Layer {
  const instrument = instrumentOf(family);
  if (instrument === null) return layer;
  const { highCutHz: _dropped, ...mix } = layer.mix;
  return { ...layer, id, name: title(family), instrument, mix, from: Math.min(layer.from, 0.2) };
}

/** Nothing but these instruments: what they play already, else the band's own parts given to them. */
export function onlyThese(layers: readonly Layer[], only: readonly string[]): Layer[] {
  const kept = layers.filter((layer) =>
    only.some((family) => belongsTo(family, layer.role, layer.instrument)),
  );
  // In a style where nobody drums, a guest does.
  const strikes = only.includes('drums') || only.includes('percussion');
  if (strikes && !kept.some(({ role }) => role === 'drums' || role === 'percussion'))
    kept.push(GUEST_DRUMMER);
  const pitched = only.filter((family) => instrumentOf(family) !== null);
  const hasRole = (role: Role): boolean => kept.some((layer) => layer.role === role);
  const roles: readonly Role[] = ['chords', 'melody', 'bass'];
  const lead = pitched[0];
  // Whoever asks for "only drums" or "only bass" wants no harmony from elsewhere.
  if (lead !== undefined && !only.includes('bass')) {
    roles.forEach((role, i) => {
      if (hasRole(role) || (role === 'chords' && hasRole('pad'))) return;
      const written =
        layers.find((layer) => layer.role === role) ??
        (role === 'chords' ? layers.find((layer) => layer.role === 'pad') : undefined);
      const family = pitched[i % pitched.length] ?? lead;
      if (written !== undefined) {
        kept.push({ ...recast(written, family, `${family}-${role}`), role });
      }
    });
  }
  return kept.map((layer) => ({ ...layer, from: 0, upTo: 1 }));
}

/**
 * The band with somebody beside it: who plays the instrument already, or has its role to share, else
 * nobody. Guests come for a stretch and play all of it.
 */
export function withGuest(layers: readonly Layer[], family: string): Layer[] {
  const plays = (layer: Layer): boolean =>
    belongsTo(family, layer.role, layer.instrument) && layer.plays.kind !== 'accent';
  if (layers.some(plays)) {
    return layers.map((layer) =>
      plays(layer) ? { ...layer, from: 0, upTo: 1, silentIn: ['outro'] } : layer,
    );
  }
  const role = INSTRUMENT_FAMILIES[family]?.takes;
  if (role === 'drums') return [...layers, GUEST_DRUMMER];
  const pitched = layers.filter(({ plays }) => plays.kind !== 'accent' && plays.kind !== 'lead-in');
  const place =
    pitched.find((layer) => layer.role === role) ??
    pitched.find(({ role: has }) => has === 'chords');
  if (place === undefined || instrumentOf(family) === null) return [...layers];
  return [...layers, { ...recast(place, family), from: 0, upTo: 1, silentIn: ['outro'] }];
}

/** What people call one instrument by the other's name, where that one does not play. */
const KIN: Readonly<Record<string, string>> = { piano: 'electric-piano' };

/** Who is to stay out, and whom a name covers where nobody plays what it is the name of. */
export function withKin(
  layers: readonly Layer[],
  without: readonly string[],
  asked: readonly string[],
): string[] {
  const kin = without.flatMap((family) => {
    const other = KIN[family];
    const plays = layers.some((layer) => belongsTo(family, layer.role, layer.instrument));
    return other === undefined || plays || asked.includes(other) ? [] : [other];
  });
  return [...without, ...kin];
}

/**
 * Hires the band: one of the style's, the words' wishes met as well as it can be: what is excluded
 * stays out, what is asked for takes the place of whoever has its role. Who is `called` comes and
 * goes in the course of the piece, and is hired beside the others.
 */
export function hireEnsemble(
  style: Style,
  brief: Brief,
  random: Random,
  called: readonly string[] = [],
): Layer[] {
  const wanted = [...(brief.wanted ?? []), ...called];
  // Who is to come or go is one of the only ones, too.
  const only = brief.only.length > 0 ? [...brief.only, ...called] : [];
  const has = (layers: readonly Layer[], family: string): boolean =>
    layers.some((layer) => belongsTo(family, layer.role, layer.instrument));
  const asked = [...wanted, ...only];
  const score = (layers: readonly Layer[]): number =>
    asked.filter((family) => has(layers, family)).length;
  const best = Math.max(...style.ensembles.map(({ layers }) => score(layers)));
  const ensemble = random.pick(style.ensembles.filter(({ layers }) => score(layers) === best));
  let layers = [...ensemble.layers];

  for (const family of wanted) {
    if (has(layers, family)) {
      layers = layers.map((layer) =>
        belongsTo(family, layer.role, layer.instrument) && layer.plays.kind !== 'accent'
          ? { ...layer, from: Math.min(layer.from, 0.3), upTo: 1 }
          : layer,
      );
      continue;
    }
    const role = INSTRUMENT_FAMILIES[family]?.takes;
    if (role === 'drums') {
      layers.push(GUEST_DRUMMER);
      continue;
    }
    const place =
      layers.find((layer) => layer.role === role && layer.plays.kind !== 'accent') ??
      layers.find((layer) => layer.role === 'melody');
    if (place !== undefined && instrumentOf(family) !== null) {
      // Who is to come or go takes nobody's place.
      if (called.includes(family)) {
        layers.push(recast(place, family));
        continue;
      }
      layers = layers.map((layer) => (layer === place ? recast(layer, family) : layer));
    }
  }
  if (only.length > 0) layers = onlyThese(layers, only);
  const without = withKin(layers, brief.without, asked);
  const allowed = layers.filter(
    (layer) => !without.some((family) => belongsTo(family, layer.role, layer.instrument)),
  );
  // Whoever excludes everybody still wants music.
  const hired = allowed.length > 0 ? allowed : layers.slice(0, 1);
  const names = new Map<string, number>();
  return hired.map((layer) => {
    const count = (names.get(layer.id) ?? 0) + 1;
    names.set(layer.id, count);
    return count === 1 ? layer : { ...layer, id: `${layer.id}-${count}` };
  });
}
