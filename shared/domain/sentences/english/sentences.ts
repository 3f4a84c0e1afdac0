import type { Task } from '../../customers/task.ts';
import { type NothingReason, whyNothing } from '../../follow-up/why-nothing.ts';
import { CHANNELS } from '../../names.ts';
import type { Window } from '../../policy/windows.ts';
import { openStatement } from '../open-statement.ts';
import type { Sentences } from '../sentences.ts';
import { faultInEnglish } from './faults.ts';
import { feedbackInEnglish } from './feedback.ts';
import { roleNames, taskStateNames } from './names.ts';

const basis = { order: 'order', contract: 'acceptance of the contract', archive: 'creation of the archive' };
const channel = {
  phone: 'phone',
  sms: 'text message',
  meeting: 'meeting',
  wechat: 'WeChat',
  email: 'e-mail',
};

const windowInEnglish = ({ opens, closes }: Window): string => `the window from ${opens} to before ${closes}`;

export const english: Sentences = {
  rule: { 'idle-week': 'Idle week', 'monthly-touch': 'Monthly touch', 'annual-visit': 'Annual visit' },
  taskState: taskStateNames,
  letterState: {
    queued: 'queued',
    claimed: 'being sent',
    sent: 'sent',
    unknown: 'fate unknown',
    failed: 'failed',
    suppressed: 'not to be sent',
  },
  channel,
  role: roleNames,
  basis,
  reason(reason) {
    switch (reason.code) {
      case 'idle-week':
        return reason.basis === 'order'
          ? `no order for more than ${reason.days} days, the last was on ${reason.on}`
          : `no order for more than ${reason.days} days since the ${basis[reason.basis]} on ${reason.on}`;
      case 'monthly-touch':
        return `no order for more than ${reason.month} ${reason.month === 1 ? 'month' : 'months'}, since the ${
          reason.basis === 'order' ? 'last order' : basis[reason.basis]
        } on ${reason.on}; contact ${reason.contact} of ${reason.contacts} this month`;
      case 'annual-visit':
        return `year ${reason.year} as a customer since ${reason.on}: no meeting since ${reason.since}`;
      default:
        return reason satisfies never;
    }
  },
  asks: ({ channels, dueOn }) =>
    channels.length === CHANNELS.length
      ? `any contact by ${dueOn}`
      : `${channels.map((name) => channel[name]).join(' or ')} by ${dueOn}`,
  together: (...statements) => statements.join('; '),
  under: (heading, statement) => `${heading}: ${statement}`,
  ending: (task) => (task.state === 'open' ? undefined : lastEnd(task)),
  openAgain(task) {
    const end = task.state === 'open' ? lastEnd(task) : undefined;
    return end && `open again, since what had ended it no longer holds (${end})`;
  },
  verdict(verdict, archive, task) {
    switch (verdict.is) {
      case 'off':
        return 'nothing to do, because the policy has this rule switched off';
      case 'opens':
        return `to be opened now: ${verdict.duties.map(windowInEnglish).join(', ')}`;
      case 'asked':
        return `asked: ${task ? `${openStatement(english, task)}; ` : ''}the window closes on ${verdict.task.closes}`;
      case 'closes':
        return `the window of ${verdict.task.id} closed on ${verdict.task.closes} without a contact: missed at the next sweep`;
      case 'waits':
      case 'rests': {
        const next =
          verdict.is === 'waits' ? `next look on ${verdict.lookOn}` : 'next look after a new order';
        return `nothing to do, because ${because(whyNothing(verdict, archive), task)}; ${next}`;
      }
      default:
        return verdict satisfies never;
    }
  },
  letterNote({ note }) {
    switch (note?.code) {
      case undefined:
        return undefined;
      case 'unsubscribed':
        return 'the customer unsubscribed';
      case 'no-consent':
        return 'the customer has not agreed to letters';
      case 'no-address':
        return 'there is no address';
      case 'no-longer-due':
        return 'what it was about had ended before it left';
      case 'nothing-to-do':
        return 'nothing was left to tell';
      case 'recipient-gone':
        return 'the recipient is no longer known';
      case 'refused':
        return `refused: ${note.error}`;
      case 'fate-unknown':
        return `may or may not have gone out: ${note.error}`;
      case 'bounced':
        return `came back: ${note.error}`;
      case 'rejected':
        return `refused by SES after it took it over: ${note.error}`;
      case 'complained':
        return 'it arrived, and the reader called it spam; nothing more goes to this address';
      case 'bounced-before':
        return 'an earlier letter to this address came back';
      case 'complained-before':
        return 'an earlier letter to this address was called spam';
      default:
        return note satisfies never;
    }
  },
  feedback: feedbackInEnglish,
  fault: faultInEnglish,
};

function lastEnd({ ends }: Task): string | undefined {
  const end = ends.at(-1);
  switch (end?.state) {
    case undefined:
      return undefined;
    case 'done':
      return `done by ${end.by} on ${end.on} (${channel[end.channel]})`;
    case 'cancelled': {
      const { orderId, on } = end;
      if (end.why === 'ordered') return `cancelled, order ${orderId ?? ''} came on ${on}`;
      return orderId === null
        ? `cancelled, the archive was corrected on ${on}`
        : `cancelled, order ${orderId} was corrected or withdrawn on ${on}`;
    }
    case 'missed':
      return `missed, the window closed on ${end.on}`;
    case 'excused':
      return `excused by ${end.by}: ${end.why}`;
    default:
      return end satisfies never;
  }
}

function because(waiting: NothingReason, task: Task | undefined): string {
  switch (waiting.code) {
    case 'settled': {
      if (!task) return `${windowInEnglish(waiting.window)} was left out, since it became known too late`;
      const ending = english.ending(task);
      return `${windowInEnglish(waiting.window)} is settled${ending ? ` (${ending})` : ''}`;
    }
    case 'over-at-enrolment':
      return `${windowInEnglish(waiting.window)} was over when the customer was enrolled on ${waiting.enrolledOn}`;
    case 'no-window-follows':
      return 'no window follows';
    case 'visit-later':
      return `the customer has been enrolled since ${waiting.enrolledOn} and the visit is due from ${waiting.opens}`;
    case 'too-early':
      return `the last ${waiting.basis === 'order' ? 'order' : `dealing, the ${basis[waiting.basis]},`} was on ${waiting.on} and the window opens on ${waiting.opens}`;
    default:
      return waiting satisfies never;
  }
}
