using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Partners;

/// <summary>One organisation as an administrator sees it: its first owner is invited here, and one who lost the way in comes back.</summary>
[Authorize(Policy = StaffAccess.Accounts)]
internal sealed class PartnerModel : MembersPage
{
    private readonly PostalTrackingDbContext _db;

    public PartnerModel(PostalTrackingDbContext db, PartnerMembers members, InvitationMail mail, TimeProvider clock)
        : base(members, mail, clock)
    {
        _db = db;
        Form.Role = StaffRole.PartnerOwner;
    }

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public override string Language => Languages.CurrentOfStaff;

    protected override string Path => $"/staff/partners/{Id}";

    protected override Task<Tenant?> OrganisationAsync(CancellationToken cancellationToken) =>
        _db.Set<Tenant>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == Id, cancellationToken);
}
