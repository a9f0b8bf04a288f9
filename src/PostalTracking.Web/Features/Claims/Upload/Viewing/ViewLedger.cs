using System.Collections.Concurrent;

namespace PostalTracking.Web.Features.Claims.Upload.Viewing;

/// <summary>
/// Who has a file open: a player asks for a film in a hundred pieces, and that is one viewing. After a restart it counts anew,
/// so a viewing may be written down twice, but never not at all.
/// </summary>
internal sealed class ViewLedger(TimeProvider clock)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<(string Person, Guid EvidenceId), DateTimeOffset> _open = new();

    public bool IsOpen(string person, Guid evidenceId) =>
        _open.TryGetValue((person, evidenceId), out var until) && clock.GetUtcNow() < until;

    /// <summary>Once it is written down.</summary>
    public void Open(string person, Guid evidenceId)
    {
        var now = clock.GetUtcNow();
        if (_open.Count >= Most)
        {
            foreach (var (key, until) in _open.Where(view => view.Value <= now))
            {
                _open.TryRemove(new(key, until));
            }
        }

        _open[(person, evidenceId)] = now + Lasting;
    }
}
