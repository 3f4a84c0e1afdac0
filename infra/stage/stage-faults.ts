import type { Allowed } from '../../shared/domain/faults/faults.ts';
import type { Language } from '../../shared/domain/names.ts';
import { sentencesIn } from '../../shared/domain/sentences/sentences-in.ts';
import type { StageAllowed } from './stage-fields.ts';

/** A value of the stages' file that was refused: where it stood, what it was, what was allowed. */
export interface StageRefused {
  path: string;
  value: string;
  allowed: StageAllowed;
}

/** The stages' file is not what it must be; nothing was synthesised. */
export class StageRefusal extends Error {
  readonly faults: readonly StageRefused[];

  constructor(faults: readonly StageRefused[]) {
    super('the stages are not allowed');
    this.name = 'StageRefusal';
    this.faults = faults;
  }
}

type Own = Exclude<StageAllowed, Allowed>;

const IN_WORDS: { [language in Language]: (allowed: Own) => string } = {
  en: (allowed) => {
    switch (allowed.kind) {
      case 'stage-name':
        return 'a name of small letters, digits and hyphens that begins with a letter, of at most 20 characters';
      case 'domain':
        return 'a domain such as example.com, in small letters';
      case 'domain-of':
        return `the domain of ${allowed.address}, or one above it`;
      case 'domain-in':
        return `${allowed.zone} or a domain below it, since its records are made in that zone`;
      case 'certificate':
        return 'the ARN of a certificate of ACM, such as arn:aws:acm:ap-southeast-1:111122223333:certificate/1a2b3c4d';
      case 'certificate-in':
        return `a certificate in ${allowed.region}, where the pages are`;
      case 'hosted-zone-id':
        return 'the id of a hosted zone, such as Z0123456789ABCDEFGHIJ';
      case 'email-list':
        return `a list without repetition of at most ${allowed.most} bare e-mail addresses such as ann@example.com`;
      case 'account':
        return 'the number of an AWS account, 12 digits in quotes';
      case 'region':
        return 'a region of AWS such as ap-southeast-1';
      default:
        return allowed satisfies never;
    }
  },
  zh: (allowed) => {
    switch (allowed.kind) {
      case 'stage-name':
        return '以字母开头，由小写字母、数字和连字符组成，最多 20 个字符的名称';
      case 'domain':
        return '小写的域名，例如 example.com';
      case 'domain-of':
        return `${allowed.address} 所在的域名或其上级域名`;
      case 'domain-in':
        return `${allowed.zone} 或其下级域名，因为解析记录要建在该托管区`;
      case 'certificate':
        return 'ACM 证书的 ARN，例如 arn:aws:acm:ap-southeast-1:111122223333:certificate/1a2b3c4d';
      case 'certificate-in':
        return `${allowed.region} 区域的证书，页面就部署在该区域`;
      case 'hosted-zone-id':
        return '托管区 ID，例如 Z0123456789ABCDEFGHIJ';
      case 'email-list':
        return `最多 ${allowed.most} 个且不重复的邮箱地址的列表，例如 ann@example.com`;
      case 'account':
        return 'AWS 账号，带引号的 12 位数字';
      case 'region':
        return 'AWS 区域，例如 ap-southeast-1';
      default:
        return allowed satisfies never;
    }
  },
};

const SENTENCE: { [language in Language]: (path: string, value: string, allowed: string) => string } = {
  en: (path, value, allowed) => `${path}: ${value} is not allowed; allowed is ${allowed}`,
  zh: (path, value, allowed) => `${path}：${value} 不可用；允许${allowed}`,
};

const isOwn = (allowed: StageAllowed): allowed is Own => {
  switch (allowed.kind) {
    case 'stage-name':
    case 'domain':
    case 'domain-of':
    case 'domain-in':
    case 'certificate':
    case 'certificate-in':
    case 'hosted-zone-id':
    case 'email-list':
    case 'account':
    case 'region':
      return true;
    default:
      return false;
  }
};

export function stageFaultIn(language: Language, { path, value, allowed }: StageRefused): string {
  return isOwn(allowed)
    ? SENTENCE[language](path, value, IN_WORDS[language](allowed))
    : sentencesIn(language).fault({ code: 'refused', path, value, allowed });
}
