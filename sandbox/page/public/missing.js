const fields = [
  'value',
  'selected_option',
  'selected_options',
  'selected_date',
  'selected_time',
  'selected_conversation',
  'selected_channel',
  'selected_user',
];

/** What a client checks before a form is sent off, at its fields. */
export function missingIn(blocks, values) {
  const missing = blocks.filter(
    ({ type, optional, block_id: id, element }) =>
      type === 'input' && optional !== true && isEmpty(values[id]?.[element.action_id]),
  );
  return Object.fromEntries(missing.map(({ block_id: id }) => [id, 'Please complete this required field.']));
}

function isEmpty(held = {}) {
  return fields.every((field) => held[field] === undefined || held[field] === null || held[field].length === 0);
}
