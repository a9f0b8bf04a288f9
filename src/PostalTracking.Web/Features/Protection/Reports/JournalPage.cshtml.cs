using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Protection.Paper;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Reports;

/// <summary>The journal of a shift, line by line, and whether it is still as it was written.</summary>
[Authorize(Policy = StaffAccess.Counter)]
internal sealed class JournalPageModel(PostalTrackingDbContext db, ShiftAccess shifts, Journal journal, DisputeLine dispute) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "shift")]
    public Guid? ShiftId { get; set; }

    /// <summary>The line that is being disputed.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Line { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public bool NoteMissing { get; private set; }

    public Shift? Shift { get; private set; }

    public Office? Office { get; private set; }

    public OfficeMoments? Moments { get; private set; }

    public IReadOnlyList<ListedShift> Shifts { get; private set; } = [];

    public IReadOnlyList<(JournalEntry Entry, string Who)> Lines { get; private set; } = [];

    /// <summary>The first line that is not as it was written.</summary>
    public int? Altered { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) || ShiftId is null ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ShiftId is null || Line is not { } line || !await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Note))
        {
            NoteMissing = true;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var note = Note.Length > DisputeLine.Longest ? Note[..DisputeLine.Longest] : Note;
        return await dispute.RunAsync(Shift!, line, note, CurrentStaff.Of(User)!, cancellationToken)
            ? LocalRedirect($"/counter/journal?shift={Shift!.Id}")
            : NotFound();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var staff = CurrentStaff.Of(User)!;
        Shift = await shifts.FindAsync(ShiftId, staff, cancellationToken);
        if (Shift is null)
        {
            return false;
        }

        Shifts = await shifts.ListAsync(staff, cancellationToken);
        Office = await db.Set<Office>().AsNoTracking().SingleAsync(office => office.PostalCode == Shift.Office, cancellationToken);
        Moments = new(Office.TimeZone, Languages.CurrentOfStaff);
        var lines = await (
            from entry in db.Set<JournalEntry>().AsNoTracking()
            join member in db.Set<StaffMember>() on entry.StaffId equals member.Id
            where entry.ShiftId == Shift.Id
            orderby entry.Sequence
            select new { entry, member.Name }).ToListAsync(cancellationToken);
        Lines = [.. lines.Select(line => (line.entry, line.Name))];
        Altered = await journal.VerifyAsync(Shift.Id, cancellationToken);
        return true;
    }
}
