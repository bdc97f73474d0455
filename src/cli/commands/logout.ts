import type { Command } from 'commander';
import { addExamples, type Open, usageError } from '../command.js';
import type { RunContext } from '../context.js';
import { hasOwnToken } from './login.js';

export function registerLogout(parent: Command, open: Open): void {
  const command = parent
    .command('logout')
    .summary('forget the token that was kept')
    .description(
      'Forget the token that is kept for the hosted service. Sessions, settings and the name that the ' +
        'service knows this machine by stay.',
    );
  addExamples(command, [['vmg logout'], ['vmg logout --api-url https://example.com']]).action(
    async (_: object, self: Command) => {
      await runLogout(open(self));
    },
  );
}

async function runLogout(context: RunContext): Promise<void> {
  const { terminal, services, backendFlags, env } = context;
  if (backendFlags.backend === 'engine') {
    throw usageError('The embedded engine needs no login.', 'Leave --backend out.');
  }
  const address = (await context.settings()).get('api-url').value ?? '';
  const { origin, host } = new URL(address);
  const { logout } = await import('../../app/index.js');
  const forgotten = await logout(origin, await services.credentials());
  const text = {
    given: `Logged out of ${host}: the token is forgotten here. It is good until the service ends it.`,
    anonymous: `The anonymous token of ${host} is forgotten; another is asked for when one is needed.`,
    none: `No token is kept for ${host}.`,
  }[forgotten ?? 'none'];
  const overriddenBy = hasOwnToken(env) ? 'NEMO_TOKEN' : null;
  terminal.result({ apiUrl: origin, forgotten, overriddenBy }, text);
  if (overriddenBy !== null) {
    terminal.warn(`${overriddenBy} is set and still counts: unset it, too.`);
  }
}
