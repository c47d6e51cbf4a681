import { keepCallbacksLocal } from "@platform/preview/engine/callbacks";
import { deferHeavyModules } from "@platform/preview/engine/lazy-modules";

// Before a test loads Pulumi's SDK: its transforms run in this process, without a server that waits for a connection.
keepCallbacksLocal();
// Nor does a test load what a preview does not.
deferHeavyModules();
