import { html } from 'htm/preact';
import { Bars, Lines } from './plot.js';
import { scaleFor, shortNumber } from './scale.js';
import { useWidth } from './width.js';

const size = { height: 210, left: 46, right: 8, top: 10, bottom: 26 };

/** data_visualization: bars and lines, and the same numbers as a table for those who do not see them. */
export function Chart({ block }) {
  const { title, chart } = block;
  const { series, axis_config: axis } = chart;
  const { categories, y_label: unit = '' } = axis;
  const scale = scaleFor(series.flatMap((each) => each.data.map(({ value }) => value)));
  const { width, room: figure } = useWidth();
  const step = (width - size.left - size.right) / categories.length;
  const room = size.height - size.top - size.bottom;
  const place = {
    x: (index) => size.left + step * (index + 0.5),
    y: (value) => size.top + room * (1 - (value - scale.low) / (scale.high - scale.low)),
    step,
  };
  const longest = Math.max(...categories.map((name) => name.length));
  const naming = { place, width, skips: chart.type !== 'bar', longest };
  const Plot = chart.type === 'bar' ? Bars : Lines;
  return html`<figure class="chart" ref=${figure}>
    <figcaption>${title}</figcaption>
    <svg viewBox=${`0 0 ${width} ${size.height}`} aria-hidden="true">
      ${scale.ticks.map((tick) => html`<${Tick} tick=${tick} y=${place.y(tick)} unit=${unit} width=${width} />`)}
      ${categories.map((name, index) => html`<${Category} name=${name} index=${index} ...${naming} />`)}
      <${Plot} series=${series} place=${place} unit=${unit} />
    </svg>
    ${series.length > 1 && html`<${Legend} series=${series} />`}
    <${Numbers} title=${title} series=${series} categories=${categories} unit=${unit} />
  </figure>`;
}

function Tick({ tick, y, unit, width }) {
  const sign = unit === '%' ? ' %' : '';
  return html`<g>
    <line class=${tick === 0 ? 'grid zero' : 'grid'} x1=${size.left} x2=${width - size.right} y1=${y} y2=${y} />
    <text class="axis end" x=${size.left - 8} y=${y + 4}>${shortNumber(tick)}${sign}</text>
  </g>`;
}

/** Pixels, for a name of a category. */
const [perLetter, gap] = [6.2, 8];

/** Along a line some names are left out where there are many; every bar has its own, shortened if need be. */
function Category({ name, index, place, width, skips, longest }) {
  const every = skips ? Math.ceil((longest * perLetter + gap) / place.step) : 1;
  if (index % every !== 0) return null;
  const most = Math.max(2, Math.floor((place.step * every - gap / 2) / perLetter));
  const shown = name.length > most ? `${name.slice(0, most - 1)}…` : name;
  const x = Math.min(place.x(index), width - (shown.length * perLetter) / 2);
  return html`<text class="axis middle" x=${x} y=${size.height - 8}>${shown}</text>`;
}

function Legend({ series }) {
  return html`<ul class="legend">
    ${series.map(({ name }, index) => html`<li><span class=${`swatch series-${index}`}></span>${name}</li>`)}
  </ul>`;
}

function Numbers({ title, series, categories, unit }) {
  return html`<div class="unseen"><table>
    <caption>${title}${unit === '' ? '' : ` (${unit})`}</caption>
    <thead><tr><td></td>${series.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>
      ${categories.map(
        (name, index) => html`<tr>
          <th scope="row">${name}</th>${series.map(({ data }) => html`<td>${data[index]?.value}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table></div>`;
}
