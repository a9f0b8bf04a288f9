using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>The templates: of each kind the version in effect, and one that waits for its day.</summary>
[Authorize(Policy = StaffAccess.Payouts)]
internal sealed class TemplatesModel(PostalTrackingDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<TemplateRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var versions = await db.Set<LetterTemplate>().AsNoTracking()
            .Select(one => new { one.Kind, one.Version, one.From, one.SubjectRu, one.SubjectEn }).ToListAsync(cancellationToken);
        Rows =
        [
            .. from kind in Enum.GetValues<LetterKind>()
               let ofKind = versions.Where(one => one.Kind == kind).OrderBy(one => one.From).ThenBy(one => one.Version)
               let current = ofKind.Last(one => one.From <= now)
               select new TemplateRow(
                   kind,
                   current.Version,
                   current.From,
                   Languages.CurrentOfStaff == "en" ? current.SubjectEn : current.SubjectRu,
                   ofKind.FirstOrDefault(one => one.From > now)?.From),
        ];
    }
}

/// <param name="Next">When the next version takes effect; null where none waits.</param>
internal sealed record TemplateRow(LetterKind Kind, short Version, DateTimeOffset From, string Subject, DateTimeOffset? Next);
