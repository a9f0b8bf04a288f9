using Microsoft.AspNetCore.Http.Features;

namespace PostalTracking.Web.Hosting;

/// <summary>An answer as it goes out and as it is kept for a repeat.</summary>
internal sealed record KeptAnswer(int Status, string? ContentType, string? Location, ReadOnlyMemory<byte> Body)
{
    /// <summary>
    /// The work was done or refused for good: its transaction stands. Mistakes in the request and our own failures
    /// leave nothing behind, so the same key may come again.
    /// </summary>
    public bool IsOutcome => Status is < 500 and not (400 or 401 or 408 or 413 or 415 or 429);

    /// <summary>Runs an endpoint and holds back what it answers.</summary>
    public static async Task<KeptAnswer> CaptureAsync(HttpContext context, RequestDelegate inner)
    {
        var response = context.Response;
        var features = context.Features;
        var wire = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(buffer));

        try
        {
            await inner(context);
            await response.BodyWriter.FlushAsync(CancellationToken.None);
        }
        finally
        {
            features.Set(wire);
        }

        return new(response.StatusCode, response.ContentType, response.Headers.Location, buffer.ToArray());
    }

    public async Task SendAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (Body.Length > 0)
        {
            response.ContentType = ContentType;
            response.ContentLength = Body.Length;
            await response.Body.WriteAsync(Body);
        }
    }
}
