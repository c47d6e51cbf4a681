"use strict";
/*
 * Preloaded into Pulumi's Node.js host on Node.js versions whose util.inspect can loop for minutes over an error whose
 * stack names files that do not exist, as the SDK's source maps do. Without colours it does not look at those files.
 */
const util = require("node:util");

const inspect = util.inspect;
util.inspect = Object.assign(
    (value, ...rest) => (value instanceof Error ? inspect(value, { colors: false }) : inspect(value, ...rest)),
    inspect,
);
