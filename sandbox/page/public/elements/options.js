import { useEffect, useState } from 'preact/hooks';

const pauseMs = 150;

/**
 * What a menu offers for what was typed: filtered here, or asked of the app once typing pauses.
 * @returns {{ found: { label: string | null, options: any[] }[], isAsking: boolean }}
 */
export function useOptions({ query, groups, ask, least }) {
  const [answer, setAnswer] = useState(/** @type {any} */ (null));
  useEffect(() => {
    if (ask === undefined || query === null || query.length < least) return;
    let isWanted = true;
    const timer = setTimeout(
      async () => {
        const found = await ask(query);
        if (isWanted) setAnswer({ query, found });
      },
      query === '' ? 0 : pauseMs,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [query, ask, least]);
  if (query === null) return { found: [], isAsking: false };
  if (ask === undefined) return { found: filtered(groups, query), isAsking: false };
  if (query.length < least) return { found: [], isAsking: false };
  return { found: answer?.found ?? [], isAsking: answer?.query !== query };
}

function filtered(groups, query) {
  const wanted = query.trim().toLowerCase();
  return groups
    .map(({ label, options }) => ({
      label,
      options: options.filter(({ text }) => text.text.toLowerCase().includes(wanted)),
    }))
    .filter(({ options }) => options.length > 0);
}
