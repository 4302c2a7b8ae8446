import { html } from 'htm/preact';

const said = (name, { label, value }, unit) =>
  `${name}, ${label}: ${value.toLocaleString('en')}${unit === '%' ? ' %' : ''}`;

/** Beside each other in each category. */
export function Bars({ series, place, unit }) {
  const thick = Math.min(40, (place.step * 0.72) / series.length);
  return series.map(({ name, data }, at) =>
    data.map((point, index) => {
      const [top, bottom] = [place.y(Math.max(point.value, 0)), place.y(Math.min(point.value, 0))];
      const x = place.x(index) + (at - series.length / 2) * thick;
      return html`<rect class=${`bar series-${at}`} x=${x + 1} y=${top} width=${thick - 2} height=${bottom - top} rx="2">
        <title>${said(name, point, unit)}</title>
      </rect>`;
    }),
  );
}

export function Lines({ series, place, unit }) {
  return series.map(({ name, data }, at) => {
    const points = data.map(({ value }, index) => `${place.x(index)},${place.y(value)}`);
    return html`<g class=${`line series-${at}`}>
      <polyline points=${points.join(' ')} />
      ${data.map(
        (point, index) => html`<circle cx=${place.x(index)} cy=${place.y(point.value)} r="3.5">
          <title>${said(name, point, unit)}</title>
        </circle>`,
      )}
    </g>`;
  });
}
