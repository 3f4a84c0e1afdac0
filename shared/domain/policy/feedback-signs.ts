import { patternList, section, wordList } from './policy-fields.ts';

/**
 * What points to a category or to urgency: words and regular expressions, each list replaced by a
 * document's own.
 */
const signs = ({ words, patterns }: { words: readonly string[]; patterns: readonly string[] }) =>
  section({
    words: wordList().default([...words]),
    patterns: patternList().default([...patterns]),
  }).prefault({});

/**
 * The part of a policy that reads feedback (回访反馈的分类与紧急程度). A pattern finds
 * the whole word that it shows.
 */
export const feedbackSigns = () => ({
  product: signs({
    words: [
      '质量',
      '破损',
      '损坏',
      '瑕疵',
      '故障',
      '坏了',
      '不合格',
      '色差',
      '缺陷',
      '漏水',
      '漏油',
      '漏电',
      '裂',
      '碎',
      '异响',
      '噪音',
      '划痕',
      '生锈',
      '掉漆',
      '脱落',
      '发霉',
      '变质',
    ],
    patterns: [
      '\\b(broken?|broke|damag|defect|fault|crack|leak|quality|rust|smok)\\w*',
      '\\b(\\w+n.t|not) work\\w*|\\bstopped working\\b|\\b(fell|falls?|came) (off|apart)\\b',
      '\\bmissing\\b',
      '少(了|件|配件)|缺(了|件|配件)|(不|没法|无法|不能)(能)?(用|使用|开机|启动|充电)|(装|充|开|打|关|合)不(上|进|了|开)|(尺寸|型号)不(对|符|合)',
      '起火|着火|冒烟|\\b(caught|on) fire\\b|\\belectric shock',
    ],
  }),
  service: signs({
    words: [
      '态度',
      '服务',
      '投诉',
      '不回复',
      '没人接',
      '没有回复',
      '敷衍',
      '不耐烦',
      '推诿',
      '踢皮球',
      '不理',
      '没人管',
      '没兑现',
      '没有兑现',
      '挂我电话',
      '骂人',
      '业务员',
      '举报',
    ],
    patterns: [
      '\\b(rude|attitude|service|unhelpful|ignored|complain|impolite|unprofessional)\\w*',
      '\\b(nobody|no one|no-one)( \\w+)? (answer|call|repl|pick|respond|help)\\w*',
      '\\bno (reply|answer|response)|\\b(waiting|waited) for (a|an|your) (reply|answer|call|response)|\\bhung up\\b',
      '(一直|都|也)?没(有)?(消息|下文|回音|回应|回电)|没人(理|回|处理|跟进)',
    ],
  }),
  operation: signs({
    words: [
      '发货',
      '物流',
      '快递',
      '交货',
      '送货',
      '到货',
      '延误',
      '发票',
      '开票',
      '对账',
      '付款',
      '退款',
      '退货',
      '换货',
      '发错',
      '送错',
      '多收',
      '漏发',
    ],
    patterns: [
      '\\b(deliver|ship|delay|invoice|refund|payment|courier|parcel|charged|overcharged)\\w*',
      '\\b(late|money back)\\b|\\bwrong (item|order|size|colou?r|model|address|amount|product)|\\bnot what (i|we) ordered',
      '\\b(\\w+n.t|not|never) (yet )?(been )?(receiv|arriv|deliver|ship)\\w*|\\bwhere.{0,3}s? (is )?(my|our) (order|goods|parcel|package)',
      '没有?(收到|到货)|(还|一直)(没|不)(有)?(到|发|来|寄)|数量不(对|符|够)|少(了|发)?.{0,3}(箱|件|个|盒|包)',
    ],
  }),
  suggestion: signs({
    words: ['建议', '希望', '最好能', '改进'],
    patterns: [
      '\\bsuggest\\w*',
      '\\b(would be|it.d be) (nice|good|better|great)',
      '\\bcould you add\\b|\\byou (should|could) (offer|add|have|make)',
      '\\bwish\\b',
      '(要是|如果).*就(更)?好了',
    ],
  }),
  consultation: signs({
    words: ['咨询', '请问', '如何', '报价', '规格', '价格', '有没有', '能不能', '是否'],
    patterns: [
      '吗[?？。！!]?\\s*(谢谢.{0,3})?$',
      '[能可会支有].*吗',
      '(多少|多久|哪(里|个|款|种|些))',
      '怎么(样|用|装|安装|使用|操作|设置|清洗|保养|办理|申请|走|买|算|收费)',
      '\\bhow (do|can|to|much|many|long)\\b',
      '\\b(question|price|quot|datasheet|catalogue)\\w*',
      '\\b(do|can|could) you (ship|sell|have|offer|send|make|deliver|support|tell)|\\b(what|which) (is|are|model|size|colou?r)\\b',
      '\\bdo you\\b',
    ],
  }),
  urgent: signs({
    words: [
      '紧急',
      '加急',
      '急需',
      '火急',
      '很急',
      '立刻',
      '立即',
      '停产',
      '停线',
      '受伤',
      '起火',
      '着火',
      '漏电',
      '律师',
      '起诉',
      '曝光',
      '媒体',
      '12315',
      '工商',
    ],
    patterns: [
      '(?<!\\b(not|non|isn.t|nothing)[ -])\\b(urgent|immediate|asap|emergenc)\\w*',
      '\\b(injur|unsafe|lawyer|lawsuit|hurt|electric shock)\\w*',
      '\\b(line|production)( has| is)? (down|stopped)\\b|生产线?停|产线停',
      '\\b(caught|on) fire\\b|冒烟|电到',
      '(今天|今日|今晚|马上|现在)[^，。]*(必须|一定要?|就要)|必须(今天|今日|马上)|\\b(need|needed|want)\\b.*\\b(today|right now|right away)\\b',
      '安全(隐患|事故|问题)',
      '马上(处理|解决|联系|安排|派人|回电)',
      '(解除|取消|终止)合同|\\bcancel (the|our|this) contract\\b',
    ],
  }),
});
