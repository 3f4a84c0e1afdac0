import type { Contradiction, NotSupported } from '../../faults/policy-faults.ts';

/** What the engine cannot look for. */
const NOT_SUPPORTED: { [what in NotSupported]: string } = {
  lookahead: 'a lookahead',
  backreference: 'a backreference',
  repetition: 'a repetition that is too large',
  other: 'something',
};

/** What a policy as a whole cannot be. */
export function policyFaultInEnglish(fault: Contradiction): string {
  switch (fault.code) {
    case 'weekly-reaches-monthly':
      return `rules.idle-week closes up to ${fault.idleClosesAfterDays} days after the last order, but rules.monthly-touch may open ${fault.monthlyOpensAfterDays} days after it (an order on ${fault.lastOrderOn}); make afterDays or withinDays smaller, or afterMonths larger`;
    case 'pattern-unsupported':
      return `${fault.path}: ${fault.pattern} has ${NOT_SUPPORTED[fault.what]} (${fault.part}), which is not supported, because a search with it might never end; allowed are regular expressions of JavaScript without lookahead, without backreferences and with at most 1000 repetitions`;
    case 'patterns-too-large':
      return `response.classify: all patterns together are too large (${fault.steps} steps for each character of a text, at most ${fault.most}); make repetitions such as {100} smaller, or the patterns fewer`;
    case 'policy-too-large':
      return `the policy has ${fault.bytes} bytes, and ${fault.most} can be stored; leave out days of calendar.days that are past, or words and patterns`;
    case 'no-working-time':
      return `calendar: from ${fault.from} until before ${fault.until} there are ${fault.minutes} minutes of working time, and a matter may take ${fault.needed}; allow more workingDays or workingHours, or fewer days off in calendar.days`;
    case 'hours-overlap':
      return `${fault.path}: ${fault.second} begins before ${fault.first} has ended; allowed are hours in order that do not overlap`;
    case 'hours-backwards':
      return `${fault.path}: ${fault.hours} ends as it begins; allowed are hours with time between, also over midnight (22:00-06:00)`;
    case 'quiet-all-day':
      return `revisitMail.quietHours: from and to are both ${fault.at}, which would never let a letter leave; allowed are two different times`;
    case 'annual-window-too-long':
      return `rules.annual-visit: withinMonths ${fault.withinMonths} is longer than everyMonths ${fault.everyMonths}; allowed is at most everyMonths`;
    case 'warning-before-start':
      return `response: warnBeforeMinutes ${fault.warnBeforeMinutes} leaves nothing of decideWithinMinutes ${fault.decideWithinMinutes}; allowed is less than that`;
    default:
      return fault satisfies never;
  }
}
