"use strict";
/*
 * Loads the tests as the preview loads itself: from what an earlier process has translated and compiled, in half of tsx's time.
 * Places in the source are looked up for what fails alone.
 */
const { install, originalPosition } = require("@platform/preview/loader/hook.cjs");

install({ compilerOptions: { useDefineForClassFields: true } });

/** Mocha's tests and hooks hand over what they fail with; several may fail with the same. */
const told = new WeakSet();
const { Runnable } = require("mocha");
const { run } = Runnable.prototype;
Runnable.prototype.run = function (done) {
    run.call(this, (error) => {
        if (typeof error?.stack === "string" && !told.has(error)) {
            told.add(error);
            error.stack = error.stack.replace(/([^\s(]+\.ts):(\d+):(\d+)/g, (_, file, line, column) => {
                const place = originalPosition(file, Number(line), Number(column));
                return `${file}:${place.line}:${place.column}`;
            });
        }
        done(error);
    });
};
