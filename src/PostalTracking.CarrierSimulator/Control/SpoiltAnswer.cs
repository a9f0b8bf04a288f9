using System.Text;

namespace PostalTracking.CarrierSimulator.Control;

/// <summary>Sends answers, whole or spoilt by a fault.</summary>
internal static class SpoiltAnswer
{
    private const string LoginPage =
        "<!DOCTYPE html><html><head><title>Вход</title></head><body><form method=\"post\" action=\"/login\">"
        + "<input name=\"login\"><input name=\"password\" type=\"password\"><button>Войти</button></form></body></html>";

    // Ten entities, each ten of the one before: a parser that expands them makes gigabytes of this.
    private static string Entities { get; } =
        "<?xml version=\"1.0\"?><!DOCTYPE S [<!ENTITY e0 \"postpostpost\"><!ENTITY x SYSTEM \"file:///etc/hostname\">"
        + string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">"))
        + "]><S>&x;&e9;</S>";

    public static async Task SendAsync(HttpResponse response, Answer honest, Fault? fault, CancellationToken cancellationToken)
    {
        switch (fault?.Kind)
        {
            case FaultKind.Status:
                response.Headers.RetryAfter = fault.RetryAfterSeconds?.ToString(null, null);
                await SendAsync(response, new(fault.Status, "text/plain", Encoding.UTF8.GetBytes("fault ordered")), cancellationToken);
                break;
            case FaultKind.Delay:
                // The caller's patience runs on the wall clock, so this does too.
                await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), TimeProvider.System, cancellationToken);
                await SendAsync(response, honest, cancellationToken);
                break;
            case FaultKind.Garbage:
                await SendAsync(response, honest with { Status = 200, Body = [0, 255, .. "<<{{"u8, 254, 7, .. "]]"u8] }, cancellationToken);
                break;
            case FaultKind.LoginPage:
                await SendAsync(response, new(200, "text/html;charset=utf-8", Encoding.UTF8.GetBytes(LoginPage)), cancellationToken);
                break;
            case FaultKind.Dtd:
                await SendAsync(response, honest with { Status = 200, Body = Encoding.UTF8.GetBytes(Entities) }, cancellationToken);
                break;
            case FaultKind.Cut:
                await CutAsync(response, honest, cancellationToken);
                break;
            case FaultKind.Huge:
                await SendWithoutEndAsync(response, honest, fault.Megabytes, cancellationToken);
                break;
            default:
                await SendAsync(response, honest, cancellationToken);
                break;
        }
    }

    private static async Task SendAsync(HttpResponse response, Answer answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, cancellationToken);
    }

    private static async Task CutAsync(HttpResponse response, Answer answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2), cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
        response.HttpContext.Abort();
    }

    // Begins like the right answer, so that only its length gives it away, and tells no length beforehand.
    private static async Task SendWithoutEndAsync(HttpResponse response, Answer answer, int megabytes, CancellationToken cancellationToken)
    {
        var filler = new byte[1024 * 1024];
        filler.AsSpan().Fill((byte)' ');
        response.ContentType = answer.ContentType;
        await response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2), cancellationToken);
        for (var i = 0; i < megabytes; i++)
        {
            await response.Body.WriteAsync(filler, cancellationToken);
        }

        await response.Body.WriteAsync(answer.Body.AsMemory(answer.Body.Length / 2), cancellationToken);
    }
}
