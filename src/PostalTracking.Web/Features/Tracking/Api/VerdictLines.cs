using System.Text.Json;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>
/// The answer to a stream: a line for each line, in their order, and at the end a summary. An answer without one was broken off,
/// and what has no verdict may be sent again.
/// </summary>
internal sealed class VerdictLines : IDisposable
{
    // RFC 7240: only what was rejected, and the summary. For clients that send all before they read.
    private const string Minimal = "return=minimal";

    private const int FlushAfter = 32 * 1024;

    private readonly HttpContext _context;
    private readonly Utf8JsonWriter _json;
    private readonly bool _isMinimal;
    private long _stored;
    private long _duplicate;
    private long _rejected;

    public VerdictLines(HttpContext context)
    {
        _context = context;
        _json = new(context.Response.BodyWriter, new JsonWriterOptions { Encoder = StreamJson.Instance.Options.Encoder });
        _isMinimal = context.Request.Headers["Prefer"].Any(preference => preference?.Contains(Minimal, StringComparison.OrdinalIgnoreCase) ?? false);
    }

    /// <summary>How many lines have their verdict.</summary>
    public long Lines => _stored + _duplicate + _rejected;

    public async Task WriteAsync(IReadOnlyList<ReceivedEvent> batch, string[] verdicts, CancellationToken cancellationToken)
    {
        Begin();
        for (var i = 0; i < batch.Count; i++)
        {
            Count(verdicts[i]);
            if (!_isMinimal || batch[i].Fault is not null)
            {
                Write(batch[i], verdicts[i]);
            }

            if (_context.Response.BodyWriter.UnflushedBytes > FlushAfter)
            {
                await FlushAsync(cancellationToken);
            }
        }

        await FlushAsync(cancellationToken);
    }

    public async Task SummariseAsync(CancellationToken cancellationToken)
    {
        Begin();
        _json.WriteStartObject();
        _json.WriteStartObject("summary");
        _json.WriteNumber("lines", Lines);
        _json.WriteNumber(EventVerdicts.Stored, _stored);
        _json.WriteNumber(EventVerdicts.Duplicate, _duplicate);
        _json.WriteNumber(EventVerdicts.Rejected, _rejected);
        _json.WriteEndObject();
        End();
        await FlushAsync(cancellationToken);
    }

    /// <summary>Says why, and from which line on to send again.</summary>
    public async Task BreakOffAsync(ProblemKind kind, CancellationToken cancellationToken)
    {
        Begin();
        var problem = Problems.Of(_context, kind).ProblemDetails;
        _json.WriteStartObject();
        _json.WriteNumber("line", Lines + 1);
        _json.WriteString("verdict", "retry");
        _json.WritePropertyName("problem");
        JsonSerializer.Serialize(_json, problem, StreamJson.Instance.ProblemDetails);
        End();
        await _context.Response.BodyWriter.FlushAsync(cancellationToken);
    }

    public void Dispose() => _json.Dispose();

    private void Begin()
    {
        var response = _context.Response;
        if (!response.HasStarted)
        {
            response.ContentType = $"{ServerLimits.NdjsonType}; charset=utf-8";

            // A proxy that collects the answer would keep the verdicts from a sender that waits for them.
            response.Headers["X-Accel-Buffering"] = "no";
            if (_isMinimal)
            {
                response.Headers["Preference-Applied"] = Minimal;
            }
        }
    }

    private void Count(string verdict)
    {
        switch (verdict)
        {
            case EventVerdicts.Stored:
                _stored++;
                break;
            case EventVerdicts.Duplicate:
                _duplicate++;
                break;
            default:
                _rejected++;
                break;
        }
    }

    private void Write(ReceivedEvent e, string verdict)
    {
        _json.WriteStartObject();
        _json.WriteNumber("line", Lines);
        _json.WriteString("trackNumber", e.TrackNumber);
        _json.WriteString("verdict", verdict);
        if (e.Fault?.Details(_context) is { } problem)
        {
            _json.WritePropertyName("problem");
            JsonSerializer.Serialize(_json, problem, StreamJson.Instance.ProblemDetails);
        }

        End();
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _context.Response.BodyWriter.GetSpan(1)[0] = (byte)'\n';
        _context.Response.BodyWriter.Advance(1);
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if ((await _context.Response.BodyWriter.FlushAsync(cancellationToken)).IsCompleted)
        {
            throw new IOException("The client is gone.");
        }
    }
}
