import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import { NUMBER, numberOf } from './numbers.js';

const LEAD_ZH =
  '(?:请|麻烦|帮我?|给我|我想?要?|把|再|往[回前后]|向[前后]|一口气|连着|连续|接连|一次性?|先|直接|还是|就|都|全部?|然后)*';
const COUNT_ZH = '(?<zh>[一两二三四五六七八九十几]+|\\d{1,2})';
const STEP_ZH = '(?:个)?(?:步骤?|次|操作|修改|改动|动作)(?:操作|修改|改动)?';
const END_ZH = '(?:吧|了|一下|看看|就好|就行)*';
const COUNT_EN = `(?<en>${NUMBER}|a couple|a few|several)`;
const STEP_EN =
  '(?: of)?(?: (?:the|my|your) )?(?: ?(?:last|latest|previous|recent))? (?:times|steps?|changes?|edits?|things?|actions?|moves)';
/** So many steps: 连着撤销三步, 倒回两步, “undo a couple of times”. */
const BACK = new RegExp(
  `^${LEAD_ZH}(?:撤[销回]?|退回?|[回倒]退?回?|后退|取消|还原|复原)(?:掉|了)?(?:最近|最后|刚才|前面?|之前|上面?)?的?(?:那|这)?${COUNT_ZH}${STEP_ZH}${END_ZH}$|^(?:please |just |now )*(?:undo|go back|step back|revert|roll back|take back)(?: it| that| by)?(?: (?:the|my))?(?: (?:last|latest|previous))? ${COUNT_EN}${STEP_EN}(?: back)?$|^(?:please )?(?:undo|revert|take back|cancel) (?:the |my )?(?:last|latest|previous) ${COUNT_EN.replace('en', 'last')}$|^${LEAD_ZH}(?:[回退倒返]回?到?|恢复到?|还原到?)${COUNT_ZH.replace('zh', 'ago')}${STEP_ZH}(?:之前|以前|前)的?(?:样子|状态|版本)?${END_ZH}$|^(?:please |just |now |let's |can you )*(?:(?:go|step|jump|move|take me|take it|bring me) )?(?:back )?${COUNT_EN.replace('en', 'steps')} (?:steps?|changes?|edits?|times|actions?|moves?) (?:back|backwards?|earlier|ago)$`,
  'iu',
);
const FORTH = new RegExp(
  `^${LEAD_ZH}(?:重做|恢复|前进|重新做)(?:掉|了|刚才|回来?|撤[销回]掉?)*的?(?:那|这)?${COUNT_ZH}${STEP_ZH}${END_ZH}$|^(?:please |just |now )*(?:redo|go forward|step forward)(?: it| that| by)?(?: (?:the|my))?(?: (?:last|latest|previous))? ${COUNT_EN}${STEP_EN}$|^${COUNT_EN.replace('en', 'steps')} steps? forward$`,
  'iu',
);
/** What was undone is to come back: 恢复刚才撤掉的那一步, “put back the change I just undid”. */
const UNDOES_UNDO = new RegExp(
  `^${LEAD_ZH}(?:恢复|找回|加回|拿回|重做|还原)(?:一下)?(?:我)?(?:刚才|刚刚|上次)(?:撤[销回]?掉?的?)?(?:那|这)?(?:一?(?:步|个|次))?(?:操作|修改|改动)?(?:回来)?${END_ZH}$|^${LEAD_ZH}(?:恢复|找回|加回|拿回|重做|还原)(?:一下)?(?:我)?(?:刚才|刚刚|上次)?撤[销回]?掉?的(?:那|这)?(?:一?(?:步|个|次))?(?:操作|修改|改动)?(?:回来)?${END_ZH}$|^${LEAD_ZH}[我你]?(?:刚才?|刚刚|上次)?撤[销回]?掉?的(?:那|这)?(?:一?(?:步|个|次|些))?(?:操作|修改|改动)?(?:再|都|给我)*(?:恢复|找回|加回|拿回|还原|要回|弄回|放回|改回)来?${END_ZH}$|^(?:请|还是|我)*取消(?:刚才|刚刚|上次|上一?[步次])的?撤[销回]${END_ZH}$|^(?:还是|我|算了)*(?:不撤[销回]?了|别撤[销回]?了)$|^(?:please |actually |no )*(?:put|bring|get|give me) (?:it |that )?back (?:the |that |my )?(?:change|edit|step|thing|one|what)(?: (?:that|which))? (?:i|you|we) (?:have |'ve )?(?:just )?(?:undid|undone|took back|reverted)$|^(?:please )?(?:go|step) forward(?: again)?$`,
  'iu',
);
/** The step before, in other words: 改回去吧, “roll that back”, “put it back the way it was”. */
const ONE_BACK =
  /^(?:请|还是|就|把它?|那就?|给我|帮我|算了)*(?:[改变换退倒调弄]回去|撤了|撤掉)(?:吧|了)*$|^(?:把)?(?:刚才|刚刚|上一步)(?:那步|那个|的)?(?:不算|作废|不作数|取消|算了)(?:吧|了)*$|^(?:请|就|把它?|帮我)*(?:[变改换恢退]回?复?[回到成去]*)(?:原来|刚才|之前|修改前|改之前|以前)的?(?:那样|那个样子|的?样子|状态)?(?:吧|了)*$|^(?:ctrl|cmd|command|strg)[ +-]?z$|^(?:please )?(?:go |step |jump |move )?back(?: (?:one|a|1) step)?$|^(?:please |just |actually |no )*(?:step back|(?:roll|change|switch|turn|put|set|take) (?:it|that|this)(?: last (?:one|change))? back(?: (?:to )?(?:how|the way|as|what) it was(?: before)?)?)$/iu;
const ORIGINAL_EN =
  '(?:untouched |unedited |raw |first |initial |uploaded )*(?:originals?|original (?:film|video|version|footage|clips?|files?|cut|material|upload|state)|upload|beginning|very (?:first|beginning|start)(?: version)?|(?:way|state) (?:it was )?(?:uploaded|at the (?:start|beginning)|in the beginning)|raw (?:footage|clips?|material|video)|untouched (?:footage|version|video|clips?)|uploads)';
const MADE = '(?:changes|edits|edit|editing|modifications|adjustments|steps|tweaks|work)';
/** All of it undone: 恢复原始素材, 一切重来, “remove all my edits”, “give me the original back”. */
const TO_FIRST = new RegExp(
  `^(?:please |and |then |just |now )*(?:(?:give|get|bring|put|have)(?: me| us)?(?: back)?|restore|revert(?: back)? to|return to|(?:go|take (?:it|me|everything)|put (?:it|everything)|bring (?:it|everything)) back to|back to|reset(?: (?:it|everything))? to|i (?:just )?want|want)(?: back)? (?:the |my |our )?${ORIGINAL_EN}(?: (?:back|again))*$|^(?:the |my )${ORIGINAL_EN}(?: back| again)+$|^(?:please |just |let's |now |i want to )*(?:start (?:over|again)|begin again|reset)(?: (?:again|(?:from|with) (?:scratch|(?:the |my |our )?${ORIGINAL_EN}|the start)|everything|it all|all))*$|^(?:as |how |the way )(?:it was|i|we)(?: first| originally)? uploaded(?: it)?$|^(?:请|我|想|还是|就)*要?(?:原版|原片|原始版本)(?:就好|吧|了)?$|^(?:please |just )*(?:restore|put|bring|take|set|reset|return|revert) (?:it|everything|all of it|the (?:film|video)|things)(?: back)? (?:to )?(?:how|what|the way|as) (?:i|we) (?:originally |first )?(?:uploaded|sent|had|gave|put) (?:it|them|you|this)(?: (?:in|up|originally|at first|to you))*$|^(?:please |just )*(?:undo|remove|revert|discard|delete|clear|drop|scrap|throw (?:away|out)|get rid of|cancel|forget|reset|reverse|wipe)(?: out)? (?:all|every|everything|each)(?: (?:of|single|one))*(?: (?:the|my|our|your|these|those))? ?(?:of )?(?:it|that|${MADE}|change|edit|(?:i|we) (?:did|changed|made|edited))(?: (?:i|we|you) (?:made|did|have made))?(?: (?:so far|again|and start over))?$|^(?:请|麻烦|帮我|把|就|都|那|先|一切|所有|全部?|视频|影片|它)*(?:[恢回]复?|还原|回到|退回|变回|改回|换回|找回|给回|要回)(?:到|成|为|至)?(?:我)?(?:最(?:初|早|开始)|一?开始|原始|原来|原先|初始|刚上传)的?(?:素材|样子|状态|视频|片子|影片|文件|原片|时候|版本)?${END_ZH}$|^(?:请|帮我|把|都)*(?:一切|全部?|所有的?|都)*(?:[恢回]复|还原|回到|退回|变回|改回|换回)(?:到|成|为)?(?:原片|素材|原视频|原素材|原样|最初|最开始|初始|起点|原点)${END_ZH}$|^(?:请|帮我|把|将|就)*(?:一切|所有|全部?|我?(?:之前|前面|做过?)的?)(?:的|都|修改|改动|操作|编辑|调整|从头|推倒|步骤)*(?:撤[销回]|取消|清[空除]|重置|还原|复原|不要|重来|推翻|作废|重新开始)(?:掉|了|再来)*${END_ZH}$|^(?:请|帮我)*(?:撤[销回]|取消|清[空除]|还原|放弃)(?:掉)?(?:所有|全部|一切|我?做过?)的?(?:修改|改动|操作|编辑|调整|步骤)${END_ZH}$`,
  'iu',
);
/** “The one before I put the title on”, 我要加标题之前的那版. */
const BEFORE_THAT =
  /^(?:(?:and |please |just )*(?:i (?:want|liked?|prefer(?:red)?|need)|give me|use|back to|restore|bring back|load|show me) )?(?:(?:the|that) )?(?:old |earlier |previous |last )?(?:one|version|state|cut|film|video|it)(?: (?:back|that|we had|i had|from|as it was|the way it was|(?:was|looked|sounded|felt) (?:much |way |a lot )?(?:better|nicer)|better|more))* (?:right |just )?before (?<en>(?!that$|it$|this$).+)$|^(?:请|把|让|视频|影片|我|就|还是|给我|帮我|想|退|回|到|恢复|还原|返|切|换|改|用|要|撤销|变|看|成)*(?:我|我们)?(?<zh>(?![退回到恢复还原返切换改用要撤销变看成]+(?:之前|以前|前)|(?:之前|以前|前)).+?)(?:之前|以前|前)的?(?:那|这)?(?:一?个|一)?(?:版本|版|状态|样子|时候|视频|片子)+(?:更|比较|还)?(?:好[看听]?|舒服|顺眼|合适)?(?:一?点|一?些|多)?(?:吧|了)?$/iu;
const IS_OLD =
  /^(?:and |please |just )*(?:i (?:want|need|liked?|prefer(?:red)?)|give me|can i have|bring back|get me)?(?: ?(?:the|my|that))? ?(?:old|earlier|previous|other) (?:version|one|cut|state|edit)(?: back| again| please)*$/iu;
const BRINGS_BACK =
  /^(?:and |so |please |then |just )*(?:(?:bring|put|get|give me|take|have|want) (?:it|that(?: one)?|this(?: one)?|me) back(?: please| again)?|(?:go|switch|change|return|revert)(?: me)?(?: back)? to (?:that|it|this)(?: one| version)?|(?:restore|use|load|take|keep) (?:it|that|this)(?: one| version)?|(?:can (?:we|you|i) )?(?:go|switch|change|take me|bring me|put it|revert)(?: back)?(?: (?:please|now|there|then))*)$|^(?:就|还是|请|那就)*(?:用|换|回|要|恢复|切|改)(?:回|到|成)*(?:这|那)?(?:个|一?版)?(?:吧|了)?$/iu;
const GO_BACK =
  /^(?:请|就|还是|那就?|给我|帮我)*(?:[退撤返改变换]回[去来]?|撤[销回]|还原|恢复回?[去来]?)(?:吧|了)*$/u;
/** 全部恢复，我想重来: said twice. */
const STARTS_OVER =
  /^(?:and |then |so |just |now |i (?:want|would like|need) to |let's |let me )*(?:start(?:ing)? (?:all )?(?:over|again)|begin again)(?: from scratch)?$|^(?:我|还是|想|要|就|都|全部?|那|重新)*(?:从头(?:再来|来过|开始|做起)|重来|来过)(?:一次|一遍|吧|了)*$/iu;
const DISLIKED =
  /^(?:我)?(?:刚才|刚刚|上一?步|这次|现在)的?(?:改|做|调|弄|剪|换|那)[^,，。]{0,6}(?:不好看?|不行|不对|不好听|难看|难听|不满意|不喜欢|不算|不要了|错了|不如之前)(?:了)?$/u;

const said = (hand: Hand, request: Request): Request[] => {
  hand.takeAll();
  return [request];
};

const few = (words: string): number =>
  /couple|两/iu.test(words) ? 2 : /few|several|几/iu.test(words) ? 3 : numberOf(words);

/** Steps back and forth, and what was there before, in many words. */
export const history: Rule = (hand) => {
  const text = hand.text.trim().replace(/(?:[\s,]*(?:please|thanks|again|now))+$/iu, '');
  const last = hand.before.at(-1);
  const back = BACK.exec(text)?.groups;
  if (back) {
    return said(hand, {
      ask: 'undo',
      steps: few(back.zh ?? back.en ?? back.last ?? back.ago ?? back.steps ?? ''),
    });
  }
  const forth = FORTH.exec(text)?.groups;
  if (forth) {
    return said(hand, { ask: 'redo', steps: few(forth.zh ?? forth.en ?? forth.steps ?? '') });
  }
  if (ONE_BACK.test(text) && last === undefined) return said(hand, { ask: 'undo', steps: 1 });
  const isRestored = last?.ask === 'restore';
  if (UNDOES_UNDO.test(text)) {
    const request: Request = { ask: 'redo', steps: 1 };
    hand.takeAll();
    return last?.ask === 'redo' ? [] : [request];
  }
  if (TO_FIRST.test(text)) {
    hand.takeAll();
    const isSaid = isRestored && last.version.by === 'first';
    return isSaid ? [] : [{ ask: 'restore', version: { by: 'first' } }];
  }
  if (isRestored && [BRINGS_BACK, GO_BACK, STARTS_OVER].some((one) => one.test(text))) {
    hand.takeAll();
    return [];
  }
  const found = BEFORE_THAT.exec(text);
  const words = found?.groups?.en ?? found?.groups?.zh;
  if (words !== undefined && !hand.holds('quote') && !hand.holds('join')) {
    const at = hand.text.indexOf(words);
    return said(hand, {
      ask: 'restore',
      version: { by: 'before', words: hand.raw.slice(at, at + words.length).trim() },
    });
  }
  return null;
};

/** Why a step is taken back, where it is: 刚才改的不好看，退回去. */
export const tellsOfStep = (words: string): boolean =>
  DISLIKED.test(words.trim()) || IS_OLD.test(words.trim());
