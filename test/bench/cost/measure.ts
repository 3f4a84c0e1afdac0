import type { FanOut } from '../../../shared/app/ports.ts';
import { recordTouch } from '../../../shared/app/record-touch.ts';
import { sweep } from '../../../shared/app/sweep.ts';
import { AT_ONCE } from '../../../shared/domain/digest.ts';
import { ALL_SHARDS, DUE_INDEX } from '../../../shared/store/keys.ts';
import { postAt, sendingTo } from '../../app/post-scene.ts';
import { at, type Department, memberOf } from '../../fixtures/department.ts';
import { openMailbox } from '../../fixtures/mailbox.ts';
import { type Customer, customer, department, livesWhere, lookAt, NOW, TODAY } from '../customers.ts';
import { inDepartment } from '../loading.ts';
import { withMeter } from '../metering.ts';
import { measureResponses } from '../response-units.ts';
import { READ_BYTES } from '../units.ts';
import { LOOK_KINDS, type LookKind, type MeasuredLooks, measureLooks } from '../write-units.ts';
import { measureImport } from './measure-import.ts';
import { measureSizes, type RecordBytes } from './record-bytes.ts';
import { costOf, costOfEach, minus, plus, type UnitCost } from './unit-cost.ts';

/** What the cost and capacity model is fed with: everything counted on the embedded database, in this run. */
export interface MeasuredUnits {
  /** A minute in which nothing is due. */
  idleSweep: UnitCost;
  idlePost: UnitCost;
  /** A look at a due customer. */
  lookOpens: UnitCost;
  lookNothing: UnitCost;
  /** Beyond the look that owes it. */
  letterQueued: UnitCost;
  letterSent: UnitCost;
  /** A look that opens a task of a customer who has no specialist. */
  lookUnassigned: UnitCost;
  /** A touch that does an open task. */
  touch: UnitCost;
  order: UnitCost;
  /** The morning of a member of staff with `TASKS_OF_STAFF` open tasks: the digest is queued and sent. */
  digest: UnitCost;
  /** Feedback through all its steps: reported, warned of, escalated, decided. */
  feedback: UnitCost;
  lettersOfFeedback: number;
  bytes: RecordBytes;
  /** Where the model of units and the database differ. */
  disagreements: readonly string[];
}

const COUNT = 50;
export const TASKS_OF_STAFF = 50;
/** After quiet hours, and after the digest's time, of the same Monday in Shanghai. */
const MORNING = `${TODAY}T02:00:00Z` as const;

const kindOf = (opens: number, letters: number): LookKind => {
  const kind = LOOK_KINDS.find((each) => each.opens === opens && each.letters === letters && each.ends === 0);
  if (!kind) throw new Error(`the benchmark measures no look that opens ${opens} and owes ${letters}`);
  return kind;
};

const withoutSpecialist = (made: Customer): Customer => ({
  ...made,
  archive: { ...made.archive, specialist: null },
});

const opening = (letters: number): Customer[] => {
  const lives = livesWhere((candidate) => {
    const look = lookAt(candidate);
    return look.opened.length === 1 && look.ended.length === 0 && look.letters.length === letters;
  });
  return Array.from({ length: COUNT }, (_, number) => customer(number, lives[number % lives.length]!));
};

const sweepNow = async ({ store }: Department): Promise<void> => {
  await sweep(store, NOW, ALL_SHARDS);
};

/** As on AWS, where each minute is planned first. */
const NOTHING_TO_HAND_OUT: FanOut = {
  parts: 16,
  async sweep() {
    throw new Error('nothing was to be handed out');
  },
};

/** Minutes at rest: everything has been looked at, nothing is due. */
const idle = (variables: NodeJS.ProcessEnv) =>
  inDepartment(
    department(COUNT, 1),
    async (place) => {
      await sweepNow(place);
      const later = at(MORNING);
      const swept = await withMeter(place, async () => {
        await sweep(place.store, later, ALL_SHARDS, { fanOut: NOTHING_TO_HAND_OUT });
      });
      const posted = await withMeter(place, async () => {
        await postAt(place, MORNING);
      });
      return { swept, posted };
    },
    variables,
  );

/** Letters queued by a sweep and sent, and touches that do the tasks which it opened. */
const lettersAndTouches = (variables: NodeJS.ProcessEnv) =>
  inDepartment(
    opening(1),
    async (place) => {
      const { store } = place;
      await store.commit([
        { write: 'staff', staff: memberOf({ staffId: 'S-09', name: 'Ann' }), expected: null },
      ]);
      await sweepNow(place);
      const sent = await withMeter(place, async () => {
        const { letters } = await postAt(place, MORNING);
        if (letters.sent !== COUNT)
          throw new Error(`${COUNT} letters were to be sent: ${JSON.stringify(letters)}`);
      });
      const now = at(MORNING);
      const touched = await withMeter(place, async () => {
        for (let number = 0; number < COUNT; number++) {
          const { archive } = customer(number, {
            daysSinceOrder: 1,
            mayMail: true,
            called: false,
            language: 'en',
          });
          const given = { customerId: archive.customerId, channel: 'phone', by: 'S-09', at: now } as const;
          const { done } = await recordTouch(store, { ...given, outcome: 'They will order on Friday.' }, now);
          if (done.length !== 1) throw new Error(`a task of ${archive.customerId} was to be done`);
        }
      });
      return { sent, touched, bytes: await measureSizes(place.table) };
    },
    variables,
  );

/** The digest of one specialist, to whom all the open tasks belong. */
const digests = (variables: NodeJS.ProcessEnv) =>
  inDepartment(
    opening(0).map((made) => ({ ...made, archive: { ...made.archive, specialist: 'S-01' } })),
    async (place) => {
      await sweepNow(place);
      const staff = memberOf({ staffId: 'S-01', name: 'Ann', email: 'ann@example.com', dueAt: AT_ONCE });
      await place.store.commit([{ write: 'staff', staff, expected: null }]);
      const queued = await withMeter(place, async () => {
        const { lettersQueued } = await sweep(place.store, at(MORNING), ALL_SHARDS);
        if (lettersQueued !== 1) throw new Error('a digest was to be queued');
      });
      const sent = await withMeter(place, async () => {
        const { letters } = await postAt(place, MORNING);
        if (letters.sent !== 1) throw new Error(`a digest was to be sent: ${JSON.stringify(letters)}`);
      });
      return { queued, sent };
    },
    variables,
  );

/**
 * So few customers leave each page of the due index nearly empty, which costs the least anyway; by the thousand they
 * fill the pages, and what is paid for is their bytes: once when the sweep is planned, once when they are looked at.
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
    const { swept, posted } = await idle(variables);
    const [idleSweep, idlePost] = [costOf(swept), costOf(posted)];
    const looks = {
      opens: await measureLooks(kindOf(1, 0)),
      nothing: await measureLooks(kindOf(0, 0)),
      letter: await measureLooks(kindOf(1, 1)),
      unassigned: await measureLooks(kindOf(1, 0), withoutSpecialist),
    };
    const { sent, touched, bytes } = await lettersAndTouches(variables);
    const look = ({ meter, customers }: MeasuredLooks) =>
      inFullPages(costOfEach(meter, customers, idleSweep), bytes);
    const digest = await digests(variables);
    const imported = await measureImport();
    const feedback = await measureResponses();
    const lookOpens = look(looks.opens);
    const meters = [swept, posted, ...Object.values(looks).map(({ meter }) => meter), sent, touched];
    meters.push(digest.queued, digest.sent, imported.meter, ...feedback.steps.map(({ meter }) => meter));
    return {
      idleSweep,
      idlePost,
      lookOpens,
      lookNothing: look(looks.nothing),
      letterQueued: minus(look(looks.letter), lookOpens),
      letterSent: costOfEach(sent, COUNT, idlePost),
      lookUnassigned: look(looks.unassigned),
      touch: costOfEach(touched, COUNT),
      order: costOfEach(imported.meter, imported.orders),
      digest: plus(costOfEach(digest.queued, 1, idleSweep), costOfEach(digest.sent, 1, idlePost)),
      feedback: feedback.steps
        .map(({ meter }) => costOfEach(meter, feedback.matters))
        .reduce((sum, each) => plus(sum, each)),
      lettersOfFeedback: feedback.letters / feedback.matters,
      bytes,
      disagreements: meters.flatMap(({ disagreements }) => disagreements),
    };
  } finally {
    await mailbox.stop();
  }
}
