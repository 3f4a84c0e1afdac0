import type { ToCustomer } from '../../domain/feedback/feedback.ts';

/** What letters say beside the sentences of the domain. */
export interface Words {
  digest: {
    subject(
      on: string,
      counts: { due: number; overdue: number; comingUp: number; missed: number; toDecide: number },
    ): string;
    greeting(name: string): string;
    toDecide: string;
    by(until: string): string;
    sections: { overdue: string; today: string; comingUp: string; missed: string };
    nobody: string;
    left(name: string): string;
    handOver: string;
    /** What somebody who has left still has, and how it is handed over. */
    stillHas(customers: number, turns: number): string;
    undelivered: string;
    /** What to do about an address, of a customer or of a colleague. */
    mendCustomer: string;
    mendStaff: string;
    more(count: number): string;
    record: string;
    closing: string;
  };
  /** To whoever leads somebody whom letters do not reach. */
  unreachable: {
    subject(name: string): string;
    what(name: string, address: string, why: string): string;
    todo: string;
  };
  revisit: {
    subject(company: string): string;
    greeting(name: string): string;
    body: { [occasion in 'idle-week' | 'monthly-touch' | 'no-order-yet']: readonly string[] };
    reply(specialist: string): string;
    replyToStandIn(name: string): string;
    regards(sender: string): string;
    agreed: string;
    unsubscribe: string;
    unsubscribeAt(url: string): string;
  };
  /** To staff, about feedback. */
  feedback: {
    /** What asks something of the reader begins with what it asks. */
    subject: {
      turn(deadline: string): string;
      warned(deadline: string): string;
      escalated(deadline: string): string;
      reminded(waited: string): string;
      decided: string;
      forInformation(holder: string): string;
      movedOn(holder: string): string;
      overdue(deadline: string): string;
      withdrawn: string;
      reopened: string;
    };
    about(customer: string, excerpt: string): string;
    urgent: string;
    late: string;
    lead: {
      turn(deadline: string): string;
      asked(by: string, department: string, deadline: string): string;
      warned(deadline: string): string;
      /** Nobody stands above the reader. */
      warnedAtTop(deadline: string): string;
      escalated(from: string, waited: string, deadline: string): string;
      /** The rung before had nobody. */
      escalatedFromNobody(waited: string, deadline: string): string;
      reminded(waited: string): string;
      decided(by: string): string;
      /** A decision was taken back, and the reader has the turn again; or somebody else has. */
      withdrawnToYou(by: string, deadline: string): string;
      withdrawn(by: string, holder: string): string;
      /** The customer said more. */
      added(deadline: string): string;
      reopened(as: string): string;
      /** The turn has gone on since. */
      movedOn(holder: string): string;
      /** Written after the deadline. */
      overdue(waited: string, deadline: string): string;
      /** The reader looks after the customer, and the turn is somebody else's. */
      forInformation(holder: string): string;
    };
    customer: string;
    contact: string;
    said: string;
    history: string;
    /** What the customer had said within the month before. */
    earlier: string;
    undecided: string;
    decision: string;
    toldCustomer: { [what in ToCustomer]: string };
    /** What stands before a command that can be copied. */
    howToDecide: string;
    /** That only what stands after `--answer` is sent to the customer. */
    onlyTheAnswer: string;
    howToAsk: string;
    /** What stands in a command where the reader writes their own. */
    yourDecision: string;
    yourAnswer: string;
    department: string;
    nobody: string;
  };
  /** To a customer, about the decision on their feedback. */
  answer: {
    subject(company: string): string;
    told(on: string): string;
    answered: string;
    survey: string;
    surveyLink: string;
    surveyAt(url: string): string;
    reply(specialist: string): string;
    replyToStandIn(name: string): string;
  };
}
