import { keepCallbacksLocal } from "@platform/preview/engine/callbacks";

// Before a test loads Pulumi's SDK: its transforms run in this process, without a server that waits for a connection.
keepCallbacksLocal();
