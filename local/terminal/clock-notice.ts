import { currentRulebook } from '../../shared/app/rulebook.ts';
import { instantText } from '../../shared/domain/time/dates.ts';
import type { Session } from './session.ts';

/**
 * Says where the department's clock stands when that is not the time of today, and how it comes
 * back.
 */
export async function sayClock({
  department,
  say,
  words,
}: Pick<Session, 'department' | 'say' | 'words'>): Promise<void> {
  const elsewhere = await department.clock.elsewhere();
  if (!elsewhere) return;
  const { store, now } = department.composition;
  // A policy that cannot be read must not keep this, or whatever was asked for, from being told.
  const { show } = await currentRulebook(store).then(
    ({ zone }) => zone,
    () => ({ show: instantText }),
  );
  say(words.clockElsewhere(show(elsewhere.at), show(now()), elsewhere.ahead));
}
