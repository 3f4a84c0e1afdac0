import type * as z from 'zod';
import { LANGUAGES } from '../../shared/domain/names.ts';
import { oneOf, section, timeZone, wholeNumber } from '../../shared/domain/policy/policy-fields.ts';
import {
  accountId,
  certificateArn,
  domainName,
  email,
  emailList,
  hostedZoneId,
  logRetention,
  number,
  oneLine,
  regionName,
  sweepParts,
} from './stage-fields.ts';

/**
 * One deployment: everything about it that a department decides. Only `sender` and `alarmAddress`
 * have no default.
 */
export const stageSchema = section({
  /** Where it may be deployed; without them, wherever the command line's credentials lead. */
  account: accountId().optional(),
  region: regionName().optional(),
  /** Of the first policy; later versions of the policy say for themselves. */
  zone: timeZone().default('Asia/Shanghai'),
  language: oneOf(LANGUAGES).default('zh'),
  sender: section({ name: oneLine(120), address: email() }),
  /** Proved to SES to be ours; the domain of the sender's address unless it says otherwise. */
  domain: domainName().optional(),
  /**
   * An address of one's own for the public pages; without it they are under one of API Gateway's.
   */
  pages: section({ domain: domainName(), certificateArn: certificateArn() }).optional(),
  /** A zone of Route 53 in which the records of `domain` and `pages.domain` are made. */
  hostedZone: section({ id: hostedZoneId(), name: domainName() }).optional(),
  alarmAddress: email(),
  /**
   * While SES keeps the account in its sandbox, letters go only to these people and to addresses
   * under `domain`. SES asks each of them to agree.
   */
  sandboxRecipients: emailList(20).default([]),
  /** Letters per second; 1 is what SES allows in its sandbox. */
  sendRate: number(0.1, 1000).default(1),
  sweepParts: sweepParts().default(4),
  /** USD; the account's whole bill is compared with it. */
  monthlyBudget: wholeNumber(1, 1_000_000).default(50),
  logRetentionDays: logRetention().default(30),
  /** So long dropped files and the reports on them are kept. They hold customers' data. */
  intakeRetentionDays: wholeNumber(1, 3650).default(90),
});

type StageGiven = z.infer<typeof stageSchema>;

/** A checked stage, with the name that it has in the file. */
export interface Stage extends StageGiven {
  name: string;
  domain: string;
}
