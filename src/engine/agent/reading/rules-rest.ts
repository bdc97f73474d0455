import type { Rule } from './hand.js';

const REST_GOES =
  /^(?:(?:cut|delete|remove|drop|lose|discard|throw|trim|scrap|ditch) (?:out |away )?(?:everything |all )?(?:the rest|after (?:that|this|it)|else|behind it)|(?:the rest|everything (?:after (?:that|this|it)|else)) (?:can |should |must |may )?(?:goes?|be (?:cut|removed|deleted)|is cut))(?: off| away| out)?(?: please| pls)?$|^(?:把)?(?:[前后]面?|剩下|其[余他它]|别|多余|多出来|之[前后])的?(?:部分|内容|那些|时间)?(?:全部?|都|统统|就)*(?:剪|删|裁|切|去|砍|扔|丢|不要|不用)(?:掉|了|除)*[吧哦呢]?$|^(?:counting |starting |beginning )?from the (?:very )?(?:start|beginning)$|^从(?:头|开头|最前面?|一开始)(?:开始)?(?:算|数|留|保留|计|起算?)[吧哦]?$/iu;

const CLOSES_GAP =
  /^(?:close|fill)(?: up)? the (?:gap|hole)$|^把?(?:空隙|空白|缝隙|空档)(?:合上|补上|填上|接上)$/iu;

/** 显示6秒，不要4秒: the length that goes. */
const NOT_SO_LONG =
  /^(?:而|并)?不(?:要|是|用|再是?)(?:原来的|现在的|之前的)?[\d.一二两三四五六七八九十半]+ ?秒钟?[了吧]?$|^(?:and )?(?:not|instead of|rather than) (?:the |just |only )?[\w.]+ ?(?:s|secs?|seconds?)$/iu;

/** 一张照片两秒，快一点: why photos are to stand so long. */
const QUICKER =
  /^(?:稍微|更|再)?[快慢](?:一?点|一?些)儿?[吧的]?$|^(?:a (?:bit|little) )?(?:quicker|faster|slower)$/iu;

/** “Only 15 seconds, cut the rest”: what a stretch that is kept says already. */
export const restGoes: Rule = (hand) => {
  const last = hand.before.at(-1);
  if (last?.ask !== 'edit') return null;
  const { operation } = last;
  const ofImages =
    operation.do === 'length' && operation.target.by === 'kind' && QUICKER.test(hand.text.trim());
  const says =
    operation.do === 'keep'
      ? REST_GOES
      : operation.do === 'cut-out'
        ? CLOSES_GAP
        : operation.do === 'length'
          ? ofImages
            ? QUICKER
            : NOT_SO_LONG
          : null;
  if (!says?.test(hand.text.trim())) return null;
  hand.takeAll();
  return [];
};
