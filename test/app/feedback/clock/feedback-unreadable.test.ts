import { expect, test } from 'vitest';
import type { Store } from '../../../../shared/app/ports/store.ts';
import type { Feedback } from '../../../../shared/domain/feedback/feedback.ts';
import { feedbackKey } from '../../../../shared/store/keys.ts';
import { overwritten } from '../../../fixtures/overwritten.ts';
import { sweepAt } from '../../clock/sweep-scene.ts';
import { monday, type Office, openOffice } from '../feedback-scene.ts';
import { historyOf } from './feedback-watch.ts';

const TEXTS = ['first', 'second', 'third'];

async function withThree(): Promise<{ office: Office; matters: Feedback[] }> {
  const office = await openOffice();
  const matters: Feedback[] = [];
  for (const text of TEXTS) matters.push(await office.report(monday('10:00'), { text }));
  return { office, matters };
}

const overwrite = (office: Office, { id }: Feedback, value: unknown) =>
  overwritten(office, feedbackKey(id), { feedback: value });

test.for([0, 1, 2])(
  'matter %i of three cannot be read: it is set aside by name, and the others go on',
  async (broken) => {
    const { office, matters } = await withThree();
    const { id } = matters[broken]!;
    await overwrite(office, matters[broken]!, 'no feedback');

    const { responses, setAside } = await sweepAt(office.store, monday('10:45'));
    expect(responses.setAside.map(({ key }) => key)).toEqual([`CUSTOMER#C-1 FEEDBACK#${id}`]);
    expect(setAside).toEqual([]);
    expect(responses.fired.map(({ feedbackId }) => feedbackId).sort()).toEqual(
      matters
        .map((matter) => matter.id)
        .filter((other) => other !== id)
        .sort(),
    );
  },
);

test('it stays due, and once it can be read again it is made up for, late', async () => {
  const { office, matters } = await withThree();
  const [broken] = matters;
  const { version: _version, ...before } = broken!;
  await overwrite(office, broken!, { ...before, turn: { ...before.turn, next: 'soon' } });
  for (const time of ['10:45', '10:46', '10:47'])
    expect((await sweepAt(office.store, monday(time))).responses.setAside).toHaveLength(1);

  await overwrite(office, broken!, before);
  const { responses } = await sweepAt(office.store, monday('10:48'));
  expect(responses).toMatchObject({
    fired: [{ feedbackId: broken!.id, step: 'warned', at: monday('10:45'), lateSeconds: 180 }],
    late: { count: 1, worstSeconds: 180 },
    setAside: [],
  });
});

test('a matter whose write fails is set aside with the reason, and the others go on', async () => {
  const { office, matters } = await withThree();
  const [, failing] = matters;
  const store: Store = {
    ...office.store,
    async commit(changes) {
      if (changes.some((change) => change.write === 'feedback' && change.feedback.id === failing!.id))
        throw new Error('the disk is full');
      return office.store.commit(changes);
    },
  };
  const { responses } = await sweepAt(store, monday('11:00'));
  expect(responses.setAside).toEqual([{ key: `feedback ${failing!.id}`, error: 'Error: the disk is full' }]);
  expect(responses.fired).toHaveLength(4);
  expect((await sweepAt(office.store, monday('11:01'))).responses.fired).toHaveLength(2);
});

test('a matter whose step somebody has written by hand is not tried for ever, and the others go on', async () => {
  const { office, matters } = await withThree();
  const [stuck] = matters;
  const [step] = await office.store.stepsOf(stuck!.id);
  await office.store.commit([{ write: 'feedback-step', step: { ...step!, number: 2 } }]);
  const { responses } = await sweepAt(office.store, monday('10:45'));
  expect(responses.setAside.map(({ key }) => key)).toEqual([`feedback ${stuck!.id}`]);
  expect(responses.fired).toHaveLength(2);
  expect(await historyOf(office, matters[2]!)).toEqual(['10:00 reported', '10:45 warned']);
});
