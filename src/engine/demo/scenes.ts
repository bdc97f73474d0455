import { seededRandom } from '../../support/random.js';
import { type Canvas, type Color, hex, mix } from './canvas.js';

/** A shot: what the camera sees `seconds` after its cut. */
export interface Scene {
  name: string;
  durationSeconds: number;
  paint(canvas: Canvas, seconds: number): void;
}

/** A skyline or mountain ridge: waves of ever shorter length, the same for the same `seed`. */
function ridge(seed: number, base: number, height: number): (x: number) => number {
  const random = seededRandom(seed);
  const waves = [1, 2.1, 4.3, 9.1, 19].map((frequency, octave) => ({
    frequency: frequency * (1.4 + random.next()),
    phase: random.next() * 2 * Math.PI,
    height: height / 1.9 ** octave,
  }));
  return (x) =>
    waves.reduce((y, wave) => y - wave.height * Math.sin(x * wave.frequency + wave.phase), base);
}

const FAR_RIDGE = ridge(11, 0.66, 0.055);
const MIDDLE_RIDGE = ridge(5, 0.78, 0.06);
const NEAR_RIDGE = ridge(23, 0.92, 0.045);

const dawn: Scene = {
  name: 'dawn',
  durationSeconds: 3.5,
  paint(canvas, seconds) {
    const warmth = seconds / 3.5;
    canvas.gradient([
      [0, mix(hex('#1b1d45'), hex('#39468f'), warmth)],
      [0.4, mix(hex('#5a3a72'), hex('#c0618a'), warmth)],
      [0.7, mix(hex('#e2725b'), hex('#ffc078'), warmth)],
      [1, hex('#ffd9a0')],
    ]);
    const sunY = 0.68 - 0.07 * seconds;
    canvas.glow(1.05, sunY, 0.75, hex('#ff9d5c'), 0.5);
    canvas.disc(1.05, sunY, 0.085, hex('#fff1cf'));
    canvas.below((x) => FAR_RIDGE(x + seconds * 0.02), hex('#8a5a83'), 0.9);
    canvas.below((x) => MIDDLE_RIDGE(x + seconds * 0.05), hex('#4c3763'));
    canvas.below((x) => NEAR_RIDGE(x + seconds * 0.11), hex('#221c3c'));
  },
};

const sea: Scene = {
  name: 'sea',
  durationSeconds: 2.5,
  paint(canvas, seconds) {
    const horizon = 0.48;
    canvas.gradient([
      [0, hex('#2f83c9')],
      [horizon, hex('#bfe6f2')],
      [horizon + 0.004, hex('#2a86a8')],
      [1, hex('#0c3a5c')],
    ]);
    canvas.glow(0.4, 0.16, 0.5, hex('#fff6d8'), 0.55);
    canvas.disc(0.4, 0.16, 0.05, hex('#fffdf0'));
    // Waves shorten towards the horizon; their crests catch the light below the sun.
    canvas.light(horizon, 1, hex('#eafcff'), (x, y) => {
      const depth = 0.24 / (y - horizon + 0.02);
      const sway = Math.sin(x * depth * 5 - seconds * 2.3);
      const swell = Math.sin(depth * 11 + seconds * 3.1 + sway);
      const ripple = Math.sin(x * depth * 27 + seconds * 4) * Math.sin(depth * 37 - seconds * 5);
      const path = Math.exp(-(((x - 0.4) / (0.1 + 0.45 * (y - horizon))) ** 2));
      const far = Math.min(1, (y - horizon) * 14);
      return Math.max(0, 0.55 * swell + 0.8 * ripple - 0.6) * far * (0.1 + 0.8 * path);
    });
    sailingBoat(canvas, 0.85 + seconds * 0.14, 0.6 + 0.006 * Math.sin(seconds * 4));
  },
};

function sailingBoat(canvas: Canvas, x: number, y: number): void {
  const sail = hex('#fff4e3');
  canvas.triangle(
    [
      [x, y - 0.3],
      [x + 0.13, y - 0.035],
      [x, y - 0.035],
    ],
    sail,
  );
  canvas.triangle(
    [
      [x - 0.012, y - 0.25],
      [x - 0.012, y - 0.035],
      [x - 0.085, y - 0.035],
    ],
    mix(sail, hex('#e4573d'), 0.85),
  );
  canvas.rectangle(x - 0.006, y - 0.31, x, y, hex('#4a2c1d'));
  canvas.rectangle(x - 0.085, y - 0.02, x + 0.12, y + 0.005, hex('#6b3a22'));
  canvas.rectangle(x - 0.06, y + 0.005, x + 0.095, y + 0.025, hex('#46230f'));
}

const drive: Scene = {
  name: 'drive',
  durationSeconds: 3,
  paint(canvas, seconds) {
    const horizon = 0.56;
    const middle = canvas.aspect / 2;
    canvas.gradient([
      [0, hex('#150a35')],
      [0.35, hex('#5b1a78')],
      [horizon, hex('#ff5f8a')],
      [horizon + 0.004, hex('#1a0633')],
      [1, hex('#0b0220')],
    ]);
    canvas.glow(middle, 0.4, 0.62, hex('#ff7ab0'), 0.5);
    for (let band = 0; band < 140; band++) {
      const y = 0.17 + (band / 140) * 0.42;
      const half = Math.sqrt(Math.max(0, 0.21 ** 2 - (y - 0.38) ** 2));
      // The lower half of the sun is cut into stripes that sink.
      const stripe = (y * 19 - seconds * 0.9) % 1;
      if (y > 0.38 && stripe < (y - 0.36) * 2.2) continue;
      const color = mix(hex('#ffe27a'), hex('#ff4f86'), band / 140);
      if (y < horizon) canvas.rectangle(middle - half, y, middle + half, y + 0.006, color);
    }
    canvas.below((x) => (x < 0 ? 1 : FAR_RIDGE(x * 1.7) * 0.5 + 0.21), hex('#2b0c4d'), 0.95);
    canvas.below(() => horizon, hex('#12042a'));
    canvas.light(horizon, 1, hex('#ff4fd8'), (x, y) => {
      const distance = 0.09 / (y - horizon + 0.004);
      const across = lineAt((x - middle) * distance * 7, distance * 0.02 + 0.02);
      const along = lineAt(distance * 3 + seconds * 3.4, 0.02 + distance * 0.014);
      return Math.max(across, along) * Math.min(1, (y - horizon) * 5);
    });
  },
};

/** 1 on every whole number, falling to 0 at `width` beside it. */
function lineAt(position: number, width: number): number {
  const off = Math.abs(position - Math.round(position));
  return Math.max(0, 1 - off / Math.max(width, 0.02));
}

interface House {
  left: number;
  width: number;
  top: number;
  lights: readonly { column: number; row: number; color: Color; from: number }[];
}

const WINDOW_COLORS = ['#ffd27a', '#ffe9b0', '#9fd8ff', '#ffb35c'].map(hex);

function makeStreet(seed: number, count: number, tallest: number): readonly House[] {
  const random = seededRandom(seed);
  let left = -0.1;
  return Array.from({ length: count }, () => {
    const width = 0.13 + 0.12 * random.next();
    const top = 0.88 - tallest * (0.35 + 0.65 * random.next());
    const columns = Math.floor(width / 0.034);
    const rows = Math.floor((0.95 - top) / 0.045);
    const lights = Array.from({ length: columns * rows }, (_, index) => ({
      column: index % columns,
      row: Math.floor(index / columns),
      color: random.pick(WINDOW_COLORS),
      from: random.chance(0.45) ? random.next() * 2.2 : Number.POSITIVE_INFINITY,
    }));
    const house = { left, width, top, lights };
    left += width + 0.012;
    return house;
  });
}

const BACK_STREET = makeStreet(3, 16, 0.5);
const FRONT_STREET = makeStreet(8, 16, 0.62);

const city: Scene = {
  name: 'city',
  durationSeconds: 2.5,
  paint(canvas, seconds) {
    canvas.gradient([
      [0, hex('#060b22')],
      [0.6, hex('#1b2a5c')],
      [1, hex('#51408a')],
    ]);
    canvas.glow(1.35, 0.2, 0.45, hex('#c9d7ff'), 0.35);
    canvas.disc(1.35, 0.2, 0.07, hex('#f3f5ff'));
    drawStreet(canvas, BACK_STREET, seconds * 0.1, seconds + 1.4, hex('#141d42'), 0.6);
    drawStreet(canvas, FRONT_STREET, 0.25 + seconds * 0.24, seconds + 0.5, hex('#080c20'), 1);
    for (let car = 0; car < 7; car++) {
      const x = ((car * 0.37 + seconds * (0.5 + 0.13 * (car % 3))) % 2.1) - 0.15;
      canvas.glow(x, 0.965, 0.07, car % 2 === 0 ? hex('#fff0c0') : hex('#ff4a3d'), 0.9);
    }
  },
};

function drawStreet(
  canvas: Canvas,
  street: readonly House[],
  pan: number,
  seconds: number,
  wall: Color,
  brightness: number,
): void {
  for (const { left, width, top, lights } of street) {
    const x = left - pan;
    canvas.rectangle(x, top, x + width, 1, wall);
    for (const { column, row, color, from } of lights) {
      if (seconds < from) continue;
      const windowX = x + 0.012 + column * 0.034;
      const windowY = top + 0.022 + row * 0.045;
      const lit = mix(wall, color, brightness);
      canvas.rectangle(windowX, windowY, windowX + 0.018, windowY + 0.024, lit);
    }
  }
}

const STARS = (() => {
  const random = seededRandom(77);
  return Array.from({ length: 130 }, () => ({
    angle: random.next() * 2 * Math.PI,
    distance: 0.1 + 1.5 * Math.sqrt(random.next()),
    radius: 0.0016 + 0.0028 * random.next() ** 3,
    twinkle: random.next() * 6,
  }));
})();

const night: Scene = {
  name: 'night',
  durationSeconds: 3.5,
  paint(canvas, seconds) {
    canvas.gradient([
      [0, hex('#030716')],
      [0.7, hex('#0b2233')],
      [1, hex('#103a3c')],
    ]);
    for (const { angle, distance, radius, twinkle } of STARS) {
      const turned = angle + seconds * 0.035;
      const shine = 0.65 + 0.35 * Math.sin(twinkle + seconds * 4);
      const x = 0.9 + distance * Math.cos(turned);
      canvas.disc(x, 0.75 + distance * Math.sin(turned), radius, hex('#f4f8ff'), shine);
    }
    for (const [color, height, speed] of [
      [hex('#3dff9e'), 0.42, 0.5],
      [hex('#5ab8ff'), 0.3, -0.35],
      [hex('#c46bff'), 0.22, 0.27],
    ] as const) {
      canvas.curtain(0.02, 0.8, color, (x) => {
        const bend = 0.07 * Math.sin(x * 2.3 + seconds * speed * 2) + 0.03 * Math.sin(x * 5.7);
        const folds = 0.62 + 0.38 * Math.sin(x * 17 + 45 * bend + seconds * speed * 6);
        const hem = height + 0.16 + bend;
        return (y) => {
          const above = hem - y;
          if (above < -0.03) return 0;
          return 0.5 * folds * (above < 0 ? 1 + above / 0.03 : Math.exp(-above * 7));
        };
      });
    }
    canvas.below((x) => MIDDLE_RIDGE(x * 1.2 + 2) + 0.05, hex('#04100f'));
    canvas.fade((seconds - 2.6) / 0.85);
  },
};

/** The demo's film: a day, in shots that are cut hard. */
export const SCENES: readonly Scene[] = [dawn, sea, drive, city, night];
