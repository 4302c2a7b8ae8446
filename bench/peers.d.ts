/**
 * What is used of the peers. They are installed in bench/node_modules by `npm run bench` alone; with these the type check
 * of the project works without them.
 */
declare module 'chrono-node' {
  export interface ParsedComponents {
    get(component: 'year' | 'month' | 'day'): number | null;
    isCertain(component: 'month' | 'day' | 'weekday'): boolean;
  }
  export interface ParsedResult {
    readonly start: ParsedComponents;
    readonly end?: ParsedComponents | null;
  }
  type Parse = (text: string, reference: { instant: Date; timezone: number }) => ParsedResult[];
  export const parse: Parse;
  export const zh: { readonly hans: { readonly parse: Parse }; readonly hant: { readonly parse: Parse } };
}

declare module '@microsoft/recognizers-text-date-time' {
  namespace recognizers {
    interface Value {
      readonly type: string;
      readonly value?: string;
      readonly start?: string;
      readonly end?: string;
      readonly Mod?: string;
    }
    interface ModelResult {
      readonly resolution: { readonly values?: readonly Value[] } | null;
    }
    interface Model {
      parse(text: string, reference: Date): ModelResult[];
    }
    class DateTimeRecognizer {
      constructor(culture: string);
      getDateTimeModel(): Model;
    }
    const Culture: { readonly English: string; readonly Chinese: string };
  }
  export default recognizers;
}
