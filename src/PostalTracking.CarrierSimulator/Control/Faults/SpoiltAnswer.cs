using System.Text;

namespace PostalTracking.CarrierSimulator.Control.Faults;

/// <summary>An answer about to leave: the right one, and the order to send another.</summary>
/// <param name="Refuse">How the endpoint that was asked refuses.</param>
internal sealed record SpoiltAnswer(HttpContext Http, Answer Honest, Fault Fault, Func<Refusal, Answer> Refuse)
{
    public HttpResponse Response => Http.Response;

    public CancellationToken Cancelled => Http.RequestAborted;

    public bool IsXml => Honest.ContentType?.Contains("xml", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Where nobody who reads an answer has any business: whoever goes there is counted.</summary>
    public string Lure => $"{Http.Request.Scheme}://{Http.Request.Host}{Lures.Path}";

    public Task SendAsync(Answer answer) => SendAsync(Response, answer, Cancelled);

    /// <summary>A body of this text under the status and type of a right answer.</summary>
    public Task SendTextAsync(string text) => SendAsync(Honest with { Status = 200, Body = Encoding.UTF8.GetBytes(text) });

    public Task SendPageAsync(string html) => SendAsync(new(200, "text/html;charset=utf-8", Encoding.UTF8.GetBytes(html)));

    public static async Task SendAsync(HttpResponse response, Answer answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, cancellationToken);
    }
}
