import { blockHtml } from './block-html.ts';
import { html } from './markup.ts';

const style = `
  * { box-sizing: border-box } body { margin: 0; padding: 18px 22px; width: 720px; background: #fff; color: #1d1c1d;
    font: 15px/1.46 Inter, "Noto Sans", "Noto Sans CJK SC", sans-serif }
  .typed { margin: 0 0 12px; padding: 8px 12px; border: 1px solid #ccc; border-radius: 8px } .typed b { color: #1264a3 }
  .message { display: grid; grid-template-columns: 36px 1fr; gap: 0 10px } .face { width: 36px; height: 36px;
    border-radius: 6px; background: #1f6f5c; color: #fff; font: 700 18px/36px Inter, sans-serif; text-align: center }
  .who { font-weight: 800 } .who small { font-weight: 400; color: #616061; margin-left: 6px }
  .app { background: #eee; color: #616061; font: 600 10px/1 Inter, sans-serif; padding: 2px 4px; border-radius: 3px; margin-left: 4px }
  h1 { font-size: 18px; margin: 6px 0 } p { margin: 6px 0 } .context { color: #616061; font-size: 12.5px }
  .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 2px 16px } .fields p { margin: 4px 0 }
  table { border-collapse: collapse; margin: 8px 0; font-size: 13px; width: 100% } caption { text-align: left; font-weight: 700; padding: 4px 0 }
  th, td { border: 1px solid #ddd; padding: 5px 8px; text-align: left; white-space: nowrap } th { background: #f8f8f8; white-space: normal }
  .number { text-align: right; font-variant-numeric: tabular-nums }
  figure { margin: 10px 0; padding: 10px; border: 1px solid #ddd; border-radius: 8px } figcaption { font-weight: 700; font-size: 13px }
  .grid { stroke: #e8e8e8 } .axis { font-size: 10.5px; fill: #616061 } .middle { text-anchor: middle } .end { text-anchor: end }
  .legend { font-size: 12px; color: #616061 } .legend i { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin: 0 5px 0 12px }
  .message + .message { margin-top: 14px } .button { display: inline-block; border: 1px solid #bbb; border-radius: 4px; padding: 3px 12px;
    margin: 2px 8px 2px 0; font: 700 13px/1.6 Inter, sans-serif } .danger { background: #e01e5a; border-color: #e01e5a; color: #fff }
  code { background: #f6f6f6; border: 1px solid #ddd; border-radius: 3px; padding: 1px 3px; color: #c01343; font-size: 12.5px }
`;

export interface Shown {
  readonly time: string;
  readonly blocks: readonly { readonly type: string }[];
}

/** A question and what the bot says then, as a page that looks much like Slack. */
export function page(words: string, messages: readonly Shown[]): string {
  return `<!doctype html><meta charset="utf-8"><title>${html(words)}</title><style>${style}</style>
<p class="typed"><b>/mailstats</b> ${html(words)}</p>
${messages.map(message).join('\n')}`;
}

function message({ time, blocks }: Shown): string {
  return `<div class="message"><div class="face">m</div><div>
<div class="who">mailstats<span class="app">APP</span><small>${html(time)}</small></div>
${blocks.map(blockHtml).join('\n')}
</div></div>`;
}
