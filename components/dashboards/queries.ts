/** Saved queries on the logs of all apps, by the ends of their names. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html */
export const savedQueries = {
    /** The last lines that tell of errors. */
    errors: `fields @timestamp, @log, @message
| filter @message like /(?i)(error|exception|fatal)/
| sort @timestamp desc
| limit 200`,
    /** How many there are of each app in each hour. */
    "errors-by-app": `filter @message like /(?i)(error|exception|fatal)/
| stats count(*) as errors by @log, bin(1h)
| sort errors desc`,
    /** All lines of a request, in all apps: put its id, that of the header X-Amzn-Trace-Id for example, in the place of REQUEST-ID. */
    request: `fields @timestamp, @log, @message
| filter @message like "REQUEST-ID"
| sort @timestamp asc
| limit 1000`,
} as const;
