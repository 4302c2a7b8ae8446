import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useActing } from './acting.js';
import { Invitation } from './invitation.js';
import { Message } from './message.js';
import { dayOf } from './times.js';

/** The messages of a conversation by day, each with its thread; new ones are read out. */
export function MessageLog({ conversation }) {
  const { state } = useActing();
  const { zone } = state.clock;
  const own = useMemo(() => state.messages.filter(({ channel }) => channel === conversation.id), [state.messages]);
  const threads = useMemo(() => threadsOf(own), [own]);
  const room = useFollowing(own);
  let day = '';
  const dayBefore = ({ at }) => {
    const its = dayOf(at, zone);
    if (its === day) return null;
    day = its;
    return html`<li class="day" key=${its}><span>${its}</span></li>`;
  };
  return html`<div class="log" ref=${room} role="region" aria-label="Messages" tabindex="0">
      ${conversation.id === state.invitation.channel && html`<${Invitation} hasMessages=${own.length > 0} />`}
      <ol class="messages">
        ${threads.map(
          ({ message, replies }) =>
            html`${dayBefore(message)}<${Message} key=${message.ts} message=${message} replies=${replies} />`,
        )}
      </ol>
    </div>
    <${Announcements} messages=${own} />`;
}

/** Replies stand below what they reply to; those whose beginning is not to be seen stand alone. */
function threadsOf(messages) {
  const roots = new Set(messages.filter(({ threadTs }) => threadTs === undefined).map(({ ts }) => ts));
  const isReply = ({ threadTs }) => threadTs !== undefined && roots.has(threadTs);
  return messages
    .filter((message) => !isReply(message))
    .map((message) => ({ message, replies: messages.filter((each) => isReply(each) && each.threadTs === message.ts) }));
}

const nearPixels = 120;

/** Stays at the newest message for whoever was there, or typed something. */
function useFollowing(messages) {
  const room = useRef(/** @type {HTMLElement | null} */ (null));
  const isAtEnd = useRef(true);
  const hasMessages = useRef(false);
  hasMessages.current = messages.length > 0;
  useEffect(() => {
    const { current } = room;
    const look = () => {
      if (current === null) return;
      isAtEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < nearPixels;
    };
    // Charts take their size once they are there.
    const growing = new ResizeObserver(() => {
      if (current !== null && isAtEnd.current && hasMessages.current) current.scrollTop = current.scrollHeight;
    });
    if (current?.lastElementChild) growing.observe(current.lastElementChild);
    current?.addEventListener('scroll', look, { passive: true });
    return () => {
      growing.disconnect();
      current?.removeEventListener('scroll', look);
    };
  }, []);
  // Before the browser tells of its own scrolling, which would look as if somebody had left the end.
  useLayoutEffect(() => {
    // Without messages the invitation is read from its beginning.
    if (!hasMessages.current) return;
    const isAnswerAwaited = messages.at(-1)?.isCommand === true;
    if ((isAtEnd.current || isAnswerAwaited) && room.current !== null)
      room.current.scrollTop = room.current.scrollHeight;
  }, [messages.length]);
  return room;
}

const longest = 300;

/** What each message says. */
const textsOf = (messages) => new Map(messages.map(({ ts, text }) => [ts, text]));

/** Only what comes while somebody is here, or takes the place of what was there. */
function Announcements({ messages }) {
  const known = useRef(textsOf(messages));
  const [said, setSaid] = useState('');
  useEffect(() => {
    const fresh = messages.filter(({ ts, text, isCommand }) => known.current.get(ts) !== text && !isCommand);
    known.current = textsOf(messages);
    if (fresh.length === 0) return;
    setSaid(
      fresh.map(({ author, text, files }) => `${author.name}: ${text || files[0]?.title}`.slice(0, longest)).join('. '),
    );
  }, [messages]);
  return html`<div class="unseen" role="status" aria-live="polite">${said}</div>`;
}
