import { DUE_INDEX } from '../../../../shared/store/keys.ts';
import { sendingTo } from '../../../app/letters/post-scene.ts';
import { openMailbox } from '../../../fixtures/mailbox.ts';
import type { Customer } from '../../customers.ts';
import { measureResponses } from '../../units/response-units.ts';
import { READ_BYTES } from '../../units/units.ts';
import { LOOK_KINDS, type LookKind, type MeasuredLooks, measureLooks } from '../../units/write-units.ts';
import { costOf, costOfEach, minus, plus, type UnitCost } from '../model/unit-cost.ts';
import { measureDigest } from './measure-digest.ts';
import { measureIdle } from './measure-idle.ts';
import { measureImport } from './measure-import.ts';
import { measureLetters } from './measure-letters.ts';
import type { MeasuredUnits } from './measured-units.ts';
import type { RecordBytes } from './record-bytes.ts';
import { COUNT } from './scene.ts';

const kindOf = (opens: number, letters: number): LookKind => {
  const kind = LOOK_KINDS.find((each) => each.opens === opens && each.letters === letters && each.ends === 0);
  if (!kind) throw new Error(`the benchmark measures no look that opens ${opens} and owes ${letters}`);
  return kind;
};

const withoutSpecialist = (made: Customer): Customer => ({
  ...made,
  archive: { ...made.archive, specialist: null },
});

/**
 * So few customers leave each page of the due index nearly empty, which costs the least anyway; by
 * the thousand they fill the pages, and what is paid for is their bytes: once when the sweep is
 * planned, once when they are looked at.
 */
const inFullPages = (look: UnitCost, { customer }: RecordBytes): UnitCost => ({
  ...look,
  reads: { ...look.reads, [DUE_INDEX.name]: 2 * (customer / READ_BYTES) * 0.5 },
});

/** Measures all that the model needs; some seconds. */
export async function measureUnits(): Promise<MeasuredUnits> {
  const mailbox = await openMailbox();
  try {
    const variables = sendingTo(mailbox.endpoint);
    const { swept, unplanned, posted } = await measureIdle(variables);
    const [idleSweep, bareSweep, idlePost] = [costOf(swept), costOf(unplanned), costOf(posted)];
    const looks = {
      opens: await measureLooks(kindOf(1, 0), COUNT),
      nothing: await measureLooks(kindOf(0, 0), COUNT),
      letter: await measureLooks(kindOf(1, 1), COUNT),
      unassigned: await measureLooks(kindOf(1, 0), COUNT, withoutSpecialist),
    };
    const { sent, heard, touched, bytes } = await measureLetters(variables);
    const look = ({ meter, customers }: MeasuredLooks) =>
      inFullPages(costOfEach(meter, customers, bareSweep), bytes);
    const digest = await measureDigest(variables);
    const imported = await measureImport();
    const feedback = await measureResponses(COUNT);
    const lookOpens = look(looks.opens);
    const meters = [
      swept,
      unplanned,
      posted,
      sent,
      heard,
      touched,
      digest.queued,
      digest.sent,
      imported.meter,
    ];
    for (const { meter } of [...Object.values(looks), ...feedback.steps]) meters.push(meter);
    return {
      idleSweep,
      idlePost,
      lookOpens,
      lookNothing: look(looks.nothing),
      letterQueued: minus(look(looks.letter), lookOpens),
      letterSent: costOfEach(sent, COUNT, idlePost),
      lookUnassigned: look(looks.unassigned),
      letterHeardOf: costOfEach(heard, COUNT),
      touch: costOfEach(touched, COUNT),
      order: costOfEach(imported.meter, imported.orders),
      digest: plus(costOfEach(digest.queued, 1, bareSweep), costOfEach(digest.sent, 1, idlePost)),
      feedback: feedback.steps
        .map(({ meter }) => costOfEach(meter, COUNT))
        .reduce((sum, each) => plus(sum, each)),
      lettersOfFeedback: feedback.letters / COUNT,
      bytes,
      disagreements: meters.flatMap(({ disagreements }) => disagreements),
    };
  } finally {
    await mailbox.stop();
  }
}
