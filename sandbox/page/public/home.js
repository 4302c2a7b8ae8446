import { html } from 'htm/preact';
import { useEffect, useMemo } from 'preact/hooks';
import { SurfaceContext, useActing } from './acting.js';
import { Blocks } from './blocks/block.js';

const noErrors = {};

/** The Home tab, as mailstats published it for this person. */
export function Home() {
  const { state, perform } = useActing();
  const { user, home } = state;
  useEffect(() => void perform({ do: 'home', user }), [user]);
  const surface = useMemo(
    () => ({ at: { view: home?.id ?? '' }, values: home?.values ?? {}, errors: noErrors }),
    [home],
  );
  if (home === null)
    return html`<div class="home"><p class="context">mailstats has not published a Home yet.</p></div>`;
  return html`<div class="home" role="region" aria-label="Home of mailstats" tabindex="0">
    <${SurfaceContext.Provider} value=${surface}><${Blocks} blocks=${home.blocks} /></${SurfaceContext.Provider}>
  </div>`;
}
