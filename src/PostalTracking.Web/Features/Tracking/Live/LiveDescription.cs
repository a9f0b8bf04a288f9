using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PostalTracking.Web.Features.Tracking.Live;

/// <summary>Tells the API's document what a stream looks like: OpenAPI 3.1 has no word for one.</summary>
internal static class LiveDescription
{
    private const string Streamed =
        """
        retry: 3000

        id: 1.7.1795250000000
        event: shipment
        data: {"trackNumber":"ZA000000005HK","status":"available_for_pickup","sequence":7}


        """;

    public static Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.Responses?.GetValueOrDefault("200")?.Content is { } answers)
        {
            answers[StreamFrame.ContentType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = JsonValue.Create(Streamed),
            };
        }

        return Task.CompletedTask;
    }
}
