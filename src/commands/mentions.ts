import { type Reader, spanOf } from './piece.ts';
import { quote } from './quote.ts';

/** `<@U123>`, `<#C123|name>`, `<!here>`: how Slack writes people, channels and calls for attention. */
const mention = /<[@#!][^<>]*>/g;

export const readMentions: Reader = (draft) =>
  [...draft.folded.matchAll(mention)].map((match) => {
    const span = spanOf(match);
    const message = `${quote(match[0])} is a mention, which means nothing in a question about mails.`;
    return { span, flaw: { problem: { code: 'unknown-words', message, span }, fixes: [[{ ...span, words: '' }]] } };
  });
