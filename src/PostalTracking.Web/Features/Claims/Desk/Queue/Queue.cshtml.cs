using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.Desk.Queue;

/// <summary>A view as the page shows it.</summary>
/// <param name="Own">The name it was saved under; null for those everybody has.</param>
internal sealed record ViewLink(string Name, DeskFilter Filter, int Count, string? Own);

/// <summary>The queue: what is open, the most urgent first.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class QueueModel(
    DeskQueue queue, DeskViews views, DeskStaff staff, PromiseFigures promises, PostalTrackingDbContext db, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    public DeskFilter Filter { get; private set; } = new();

    public IReadOnlyList<QueueRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public QueueCounts Counts { get; private set; } = new(0, 0, []);

    public IReadOnlyList<ViewLink> Views { get; private set; } = [];

    public IReadOnlyList<Consultant> Consultants { get; private set; } = [];

    public IReadOnlyList<Region> Regions { get; private set; } = [];

    public IReadOnlyList<KeptPromise> Promises { get; private set; } = [];

    /// <summary>Why the view was not saved.</summary>
    public string? WrongName { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public bool IsFirstPage => string.IsNullOrEmpty(Request.Query["after"]);

    private Guid Me => CurrentStaff.Of(User)!.Id;

    private string Language { get; } = Languages.CurrentOfStaff;

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        var filter = DeskFilter.Of(Request.Query);
        var name = (Name ?? "").Trim();
        WrongName = name.Length is 0 or > DeskView.LongestName ? DeskTexts.For("View.BadName", Language, DeskView.LongestName)
            : filter.IsEmpty ? DeskTexts.For("View.Everything", Language)
            : await views.SaveAsync(Me, name, filter, cancellationToken) ? null
            : DeskTexts.For("View.TooMany", Language, DeskViews.Most);
        if (WrongName is null)
        {
            return LocalRedirect($"/desk?{filter.Query}");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostForgetAsync(CancellationToken cancellationToken)
    {
        await views.ForgetAsync(Me, Name ?? "", cancellationToken);
        return LocalRedirect("/desk");
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Filter = DeskFilter.Of(Request.Query);
        var rows = await queue.PageAsync(Filter, Me, Request.Query["after"], cancellationToken);
        Rows = [.. rows.Take(DeskQueue.PageSize)];
        Next = rows.Count > DeskQueue.PageSize ? Rows[^1].Cursor : null;
        var own = await views.OwnAsync(Me, cancellationToken);
        var all = DeskViews.BuiltIn.Select(view => (Name: DeskTexts.For($"View.{view.Key}", Language), view.Filter, Own: (string?)null))
            .Concat(own.Select(view => (view.Name, Filter: DeskFilter.Parse(view.Query), Own: (string?)view.Name)))
            .ToList();
        Counts = await queue.CountAsync([.. all.Select(view => view.Filter)], Me, cancellationToken);
        Views = [.. all.Zip(Counts.Views, (view, count) => new ViewLink(view.Name, view.Filter, count, view.Own))];
        Consultants = await staff.LoadAsync(cancellationToken);
        Regions = await db.Set<Region>().AsNoTracking().OrderBy(region => region.Name).ToListAsync(cancellationToken);
        Promises = await promises.ReadAsync(cancellationToken);
    }
}
