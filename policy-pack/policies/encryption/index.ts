import type { Policy } from "../../lib/policy";
import { cloudfrontTls } from "./cloudfront-tls";
import { cmkForSnsLogsSecrets } from "./cmk-for-sns-logs-secrets";
import { ebsEncrypted } from "./ebs-encrypted";
import { efsEncrypted } from "./efs-encrypted";
import { firehoseEncrypted } from "./firehose-encrypted";
import { kmsRotation } from "./kms-rotation";
import { messagesEncrypted } from "./messages-encrypted";
import { rdsEncrypted } from "./rds-encrypted";
import { rdsForceSsl } from "./rds-force-ssl";
import { redisEncryptedAuth } from "./redis-encrypted-auth";
import { s3TlsAndKms } from "./s3-tls-and-kms";
import { tlsModern } from "./tls-modern";

/** What is encrypted: on the wire, on disk, and with whose keys. */
export const encryptionPolicies: readonly Policy[] = [
    tlsModern,
    ebsEncrypted,
    rdsEncrypted,
    rdsForceSsl,
    redisEncryptedAuth,
    s3TlsAndKms,
    cloudfrontTls,
    cmkForSnsLogsSecrets,
    kmsRotation,
    efsEncrypted,
    messagesEncrypted,
    firehoseEncrypted,
];
