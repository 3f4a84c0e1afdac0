import { patternList, section, wordList } from './policy-fields.ts';

/** What points to a category or to urgency: words and regular expressions, each list replaced by a document's own. */
const signs = ({ words, patterns }: { words: readonly string[]; patterns: readonly string[] }) =>
  section({
    words: wordList().default([...words]),
    patterns: patternList().default([...patterns]),
  }).prefault({});

/** The part of a policy that reads feedback (回访反馈的分类与紧急程度). */
export const feedbackSigns = {
  product: signs({
    words: ['质量', '破损', '损坏', '瑕疵', '故障', '坏了', '不合格', '色差', '缺陷', '漏水', '裂'],
    patterns: [
      '\\b(broken?|broke|damaged?|defect|fault|crack|leak|quality)',
      '\\b(not|n.t) work',
      '少件|缺件|不能用',
    ],
  }),
  service: signs({
    words: ['态度', '服务', '不回复', '没人接', '没有回复', '敷衍', '不耐烦', '推诿'],
    patterns: [
      '\\b(rude|attitude|service|unhelpful|ignored)',
      '\\b(nobody|no one) (answer|call|repl)',
      '\\bno (reply|answer)',
    ],
  }),
  operation: signs({
    words: ['发货', '物流', '交货', '送货', '延误', '发票', '开票', '对账', '付款', '退款', '发错'],
    patterns: [
      '\\b(deliver|ship|delay|invoice|refund|payment|courier|parcel)',
      '\\b(late|wrong item|wrong order)\\b',
      '\\b(not|n.t|never) (yet )?(received?|arrived?)',
      '没有?(收到|到货)',
    ],
  }),
  suggestion: signs({
    words: ['建议', '希望', '最好能', '改进'],
    patterns: ['\\bsuggest', '\\b(would be|it.d be) (nice|good|better)', '\\bcould you add\\b', '\\bwish\\b'],
  }),
  consultation: signs({
    words: ['咨询', '请问', '怎么', '如何', '多少钱', '报价', '规格'],
    patterns: [
      '[吗呢][?？]?$',
      '\\bhow (do|can|much|many|long)\\b',
      '\\b(question|price|quotation|datasheet)',
    ],
  }),
  urgent: signs({
    words: ['紧急', '马上', '立刻', '立即', '停产', '停线', '安全', '受伤', '起火', '律师', '起诉', '曝光'],
    patterns: [
      '\\b(urgent|immediate|asap|injur|unsafe|lawyer|lawsuit)',
      '\\b(line|production)( has| is)? (down|stopped)\\b',
      '\\b(caught|on) fire\\b',
      '(今天|今日|今晚).*(必须|一定)',
      '(解除|取消|终止)合同|\\bcancel (the|our|this) contract\\b',
    ],
  }),
};
