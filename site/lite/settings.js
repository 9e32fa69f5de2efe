// The settings of a plugin that a learner has changed nothing of.
//
// JupyterLab has Ajv compile each schema into two functions, to validate what was never changed
// and to fill in the defaults: a sixth of all that the interface does at a start. Where nothing is
// stored, this fills them in (a patch in sitegen/lite.py calls it); what a learner has stored still
// goes through Ajv. tests/browser/test_start.py compares the two for every plugin.

/**
 * What Ajv's `useDefaults` makes of no settings at all.
 * @param {object} schema of a plugin
 * @returns {object}
 */
function defaultSettings(schema) {
  const settings = {};
  fill(settings, schema, schema);
  return settings;
}

/** Put the defaults of a schema that are missing into a value, and into all that is in it. */
function fill(value, schema, root) {
  if (typeof schema !== "object" || typeof value !== "object" || value === null) return;
  if (schema.$ref) fill(value, atPointer(schema.$ref, root), root);
  for (const part of schema.allOf ?? []) fill(value, part, root);
  // Ajv fills nothing in where there is a choice, but does where the choice is a definition.
  for (const choice of schema.oneOf ?? []) if (choice.$ref) fill(value, choice, root);
  if (Array.isArray(value)) {
    for (const item of value) fill(item, schema.items, root);
    return;
  }
  const { properties = {}, patternProperties = {}, additionalProperties } = schema;
  for (const [name, property] of Object.entries(properties)) {
    if (value[name] === undefined && property.default !== undefined) {
      value[name] = copyOf(property.default);
    }
  }
  for (const [name, member] of Object.entries(value)) {
    const patterns = Object.keys(patternProperties).filter((pattern) => RegExp(pattern, "u").test(name));
    for (const pattern of patterns) fill(member, patternProperties[pattern], root);
    if (Object.hasOwn(properties, name)) fill(member, properties[name], root);
    else if (patterns.length === 0) fill(member, additionalProperties, root);
  }
}

/** Most defaults are no objects, and to clone each of the thousands of others takes long. */
function copyOf(value) {
  return typeof value === "object" ? structuredClone(value) : value;
}

/** A place in a schema, as `#/definitions/menu` names it. */
function atPointer(pointer, root) {
  return pointer.split("/").slice(1).reduce((schema, name) => schema[name], root);
}

globalThis.defaultSettings = defaultSettings;
