import type { SeenRequest } from '../stand-in-types.js';
import type { Fault, FaultAction, Gate } from './fault-types.js';

function fits({ method, path }: Fault, seen: SeenRequest): boolean {
  if (method !== undefined && method !== seen.method) return false;
  return typeof path === 'string' ? seen.path.startsWith(path) : path.test(seen.path);
}

/** The fault that a request meets, used up by as much; undefined when nothing goes wrong with it. */
export function meetFault(faults: readonly Fault[], seen: SeenRequest): FaultAction | undefined {
  for (const fault of faults) {
    if (!fits(fault, seen)) continue;
    const { after = 0, times = 1 } = fault;
    if (after > 0) {
      fault.after = after - 1;
      continue;
    }
    if (times <= 0) continue;
    fault.times = times - 1;
    fault.onMet?.(seen);
    return fault.action;
  }
  return undefined;
}

/** A fault that holds requests back until it is released, and the gate to do so. */
export function holdBack(path: string | RegExp, method?: string): { fault: Fault; gate: Gate } {
  let release = (): void => {};
  let arrive = (_request: SeenRequest): void => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  const arrived = new Promise<SeenRequest>((resolve) => {
    arrive = resolve;
  });
  const fault: Fault = {
    path,
    times: Number.POSITIVE_INFINITY,
    action: { kind: 'hold', until },
    onMet: arrive,
    ...(method === undefined ? {} : { method }),
  };
  return {
    fault,
    gate: {
      arrived,
      release() {
        fault.times = 0;
        release();
      },
    },
  };
}
