using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>The audit log to read, and a button that verifies all of it.</summary>
[Authorize(Policy = StaffAccess.Audit)]
internal sealed class AuditPageModel(AuditReading reading, AuditVerification verification, AuditLog log, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public AuditFilter Filter { get; set; } = new();

    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    /// <summary>The number from which the next page goes on; null where this is the last.</summary>
    public long? Next { get; private set; }

    public AuditVerdict? Verdict { get; private set; }

    public bool IsBadDay => ModelState.ContainsKey("day") && !ModelState.IsValid;

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task OnPostVerifyAsync(CancellationToken cancellationToken)
    {
        Verdict = await verification.RunAsync(cancellationToken);
        await log.WriteAsync(
            AuditActions.AuditVerified, null, new
            {
                Verdict.Seals,
                Entries =
                Verdict.Sealed,
                Faults = Verdict.Faults.Count
            }, cancellationToken);
        await ReadAsync(cancellationToken);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var lines = await reading.PageAsync(Filter, cancellationToken);
        Lines = [.. lines.Take(AuditReading.PageSize)];
        Next = lines.Count > AuditReading.PageSize ? Lines[^1].Entry.Id : null;

        // Whoever looks is seen looking: whose deeds, and what.
        await log.WriteAsync(AuditActions.AuditRead, null, Filter.Asked(Lines.Count > 0), cancellationToken);
    }
}
