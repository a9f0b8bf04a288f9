using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Receipts.Paper;
using PostalTracking.Web.Features.Receipts.Statements;
using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Receipts.Api;

/// <summary>The signed fact of receipt of a parcel of one's own: as it is signed, as JSON or as a paper.</summary>
internal static class GetReceipt
{
    private const string Jose = "application/jose";
    private const string Json = "application/json";
    private const string Pdf = "application/pdf";

    /// <param name="Jws">The statement itself; what stands beside it is only its contents, read out.</param>
    internal sealed record Response(string Jws, ReceiptClaims Claims);

    public static void Map(IEndpointRouteBuilder shipments) => shipments
        .MapGet("/{trackNumber}/receipt", HandleAsync)
        .RequireScope(Scopes.Receipts)
        .RequireRateLimiting(RateLimits.Writes)
        .WithName("GetReceipt")
        .WithSummary("Proof of receipt: a statement anybody can check by the keys at /.well-known/jwks.json")
        .Produces<Response>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .AddOpenApiOperationTransformer(DescribeAsync);

    private static async Task<IResult> HandleAsync(
        [FromRoute] string trackNumber,
        [FromQuery] short? generation,
        HttpContext context,
        ReceiptParcels parcels,
        IssueReceipt issue,
        ReceiptIssuer issuer,
        CancellationToken cancellationToken)
    {
        if (!TrackNumber.TryParse(trackNumber, out var number))
        {
            return AskedNumber.Read(trackNumber, true).Refusal(context, trackNumber);
        }

        // A stranger's parcel, an unknown one and one on its way are told apart by nobody.
        if (context.User.TenantId() is not { } tenant
            || await parcels.FindAsync(number, generation, tenant, cancellationToken) is not { } parcel
            || await issue.RunAsync(parcel, issuer.Of(context.Request), cancellationToken) is not { } receipt)
        {
            return Problems.Of(context, ReceiptProblems.NotReceived, trackNumber);
        }

        context.Response.Headers.Vary = "Accept, Accept-Language";
        return Wanted(context.Request) switch
        {
            Json => TypedResults.Json(new Response(receipt.Signed, receipt.Claims), ReceiptAnswerJson.Readable.Response),
            Pdf => TypedResults.File(ReceiptPapers.Pdf(receipt, context.Language()), Pdf, $"receipt-{receipt.Claims.Sub}.pdf"),
            _ => TypedResults.Text(receipt.Signed, Jose),
        };
    }

    // By the asker's own order; who takes anything gets the statement itself.
    private static string Wanted(HttpRequest request) => (request.GetTypedHeaders().Accept ?? [])
        .Where(type => type.Quality is not 0)
        .OrderByDescending(type => type.Quality ?? 1)
        .Select(type => type.MediaType.Value?.ToLowerInvariant())
        .FirstOrDefault(type => type is Jose or Json or Pdf or "*/*" or "application/*") is (Json or Pdf) and var wanted
            ? wanted
            : Jose;

    private static Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.Responses?.GetValueOrDefault("200")?.Content is { } answers)
        {
            answers[Jose] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            answers[Pdf] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
        }

        return Task.CompletedTask;
    }
}
