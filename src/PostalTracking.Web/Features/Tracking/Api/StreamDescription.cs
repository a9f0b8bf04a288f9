using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>Tells the API's document of the second form of <c>POST /events</c>: OpenAPI 3.1 has no word for a stream of objects.</summary>
internal static class StreamDescription
{
    private const string Text =
        """
        As `application/json`, up to 5,000 events with one answer. As `application/x-ndjson`, any number: one event a line
        (UTF-8, up to 16 KiB), and a verdict a line in the same order, sent while the body is still being read, so read while
        you send. A client that sends all before it reads says `Prefer: return=minimal` and gets only what was rejected, and the
        summary. The last line is the summary; where it is missing, the stream was broken off (a last verdict `retry` then says
        why), and every line without a verdict is to be sent again: repeating the whole file stores nothing twice.
        """;

    private const string Sent =
        """
        {"trackNumber":"ZA000000059HK","occurredAt":"2026-11-20T10:12:00+03:00","code":"8/2","carrier":"russian-post","postalCode":"390000"}
        {"trackNumber":"ZA000000059HK","occurredAt":"2026-11-21T15:40:00+03:00","code":"2/1","carrier":"russian-post","postalCode":"390000"}

        """;

    private const string Answered =
        """
        {"line":1,"trackNumber":"ZA000000059HK","verdict":"stored"}
        {"line":2,"trackNumber":"ZA000000059HK","verdict":"duplicate"}
        {"summary":{"lines":2,"stored":1,"duplicate":1,"rejected":0}}

        """;

    public static Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Description = Text;
        operation.RequestBody?.Content?.TryAdd(ServerLimits.NdjsonType, Example(Sent));
        if (operation.Responses?.GetValueOrDefault("200")?.Content is { } answers)
        {
            answers.TryAdd(ServerLimits.NdjsonType, Example(Answered));
        }

        return Task.CompletedTask;
    }

    private static OpenApiMediaType Example(string lines) => new()
    {
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create(lines),
    };
}
