import { type Broken, isFields, list, onlyFields, text } from './text-rules.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Data visualization block reference (line and bar), the stricter numbers of June 2026. */
export function chartRules(block: Fields, at: string): Broken[] {
  const { chart } = block;
  const top = [
    ...onlyFields(block, ['type', 'block_id', 'title', 'chart'], at),
    ...text(block.title, 1, 50, `${at}/title`),
  ];
  if (!isFields(chart)) return [...top, `must provide an object [json-pointer:${at}/chart]`];
  if (chart.type !== 'line' && chart.type !== 'bar')
    return [...top, `unsupported type [json-pointer:${at}/chart/type]`];
  const axis = isFields(chart.axis_config) ? chart.axis_config : {};
  const categories = list(axis.categories, 1, 20, `${at}/chart/axis_config/categories`);
  const series = list(chart.series, 1, 6, `${at}/chart/series`);
  const names = series.items.map((each) => (isFields(each) ? each.name : undefined));
  return [
    ...top,
    ...onlyFields(chart, ['type', 'series', 'axis_config'], `${at}/chart`),
    ...onlyFields(axis, ['categories', 'x_label', 'y_label'], `${at}/chart/axis_config`),
    ...categories.broken,
    ...categories.items.flatMap((each, index) => text(each, 1, 20, `${at}/chart/axis_config/categories/${index}`)),
    ...unique(categories.items, `${at}/chart/axis_config/categories`),
    ...['x_label', 'y_label'].flatMap((name) =>
      axis[name] === undefined ? [] : text(axis[name], 1, 50, `${at}/chart/axis_config/${name}`),
    ),
    ...series.broken,
    ...unique(names, `${at}/chart/series`),
    ...series.items.flatMap((each, index) => seriesRules(each, categories.items, `${at}/chart/series/${index}`)),
  ];
}

/** Exactly one point for every category. */
function seriesRules(series: unknown, categories: readonly unknown[], at: string): Broken[] {
  if (!isFields(series)) return [`must provide an object [json-pointer:${at}]`];
  const data = list(series.data, 1, 20, `${at}/data`);
  const labels = data.items.map((point) => (isFields(point) ? point.label : undefined));
  const complete = labels.length === categories.length && categories.every((category) => labels.includes(category));
  return [
    ...onlyFields(series, ['name', 'data'], at),
    ...text(series.name, 1, 20, `${at}/name`),
    ...data.broken,
    ...(complete ? [] : [`must have one data point for every category [json-pointer:${at}/data]`]),
    ...data.items.flatMap((point, index) =>
      isFields(point) && Number.isFinite(point.value)
        ? onlyFields(point, ['label', 'value'], `${at}/data/${index}`)
        : [`must be a number [json-pointer:${at}/data/${index}/value]`],
    ),
  ];
}

function unique(values: readonly unknown[], at: string): Broken[] {
  return new Set(values).size === values.length ? [] : [`must be unique [json-pointer:${at}]`];
}
