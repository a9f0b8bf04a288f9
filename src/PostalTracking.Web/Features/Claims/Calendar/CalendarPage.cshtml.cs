using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Calendar;

/// <summary>The working calendar of a year, a day of it to be changed.</summary>
[Authorize(Policy = StaffAccess.Payouts)]
internal sealed class CalendarPageModel(PostalTrackingDbContext db, ChangeDay change, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "year", SupportsGet = true)]
    public string? YearAsked { get; set; }

    [BindProperty(Name = "day", SupportsGet = true)]
    public string? DayAsked { get; set; }

    [BindProperty]
    public bool IsWorking { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>How many deadlines the last change moved.</summary>
    [BindProperty(Name = "moved", SupportsGet = true)]
    public string? MovedAsked { get; set; }

    public CalendarYear Year { get; private set; } = null!;

    /// <summary>The day to be changed; null where none is chosen.</summary>
    public DayCell? Chosen { get; private set; }

    public int? Moved => int.TryParse(MovedAsked, CultureInfo.InvariantCulture, out var moved) ? moved : null;

    public bool IsReasonMissing { get; private set; }

    /// <summary>Of whoever changed days.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public DateOnly Today => DateOnly.FromDateTime(AuditTime.Of(clock.GetUtcNow(), clock.GetUtcNow()).Local.Date);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var reason = Reason?.Trim() ?? "";
        if (Day() is { } day && reason.Length is > 0 and <= ChangeDay.LongestReason)
        {
            var moved = await change.RunAsync(day, IsWorking, reason, CurrentStaff.Of(User)!, cancellationToken);
            return LocalRedirect($"/desk/calendar?year={day.Year}&day={day:yyyy-MM-dd}&moved={moved}");
        }

        IsReasonMissing = true;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var year = int.TryParse(YearAsked, CultureInfo.InvariantCulture, out var asked) ? asked : Day()?.Year ?? Today.Year;
        year = Math.Clamp(year, CalendarYear.Earliest, CalendarYear.Latest);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        Year = CalendarYear.Of(year, await db.Set<CalendarDay>().AsNoTracking()
            .Where(day => day.Day >= first && day.Day <= last).OrderBy(day => day.Day).ToListAsync(cancellationToken));
        Chosen = Year.Months.SelectMany(month => month.Weeks).SelectMany(week => week).FirstOrDefault(cell => cell?.Day == Day());
        var changers = Year.Special.Select(day => day.ChangedBy).OfType<Guid>().Distinct().ToList();
        Names = await db.Set<StaffMember>().AsNoTracking().Where(member => changers.Contains(member.Id))
            .ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
    }

    private DateOnly? Day() =>
        DateOnly.TryParseExact(DayAsked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= CalendarYear.Earliest and <= CalendarYear.Latest
            ? day
            : null;
}
