using Isthmus.Places.Network;
using Isthmus.Places.Residents.Agreeing;
using Isthmus.Places.Residents.Applying;
using Isthmus.Places.Residents.Intakes;
using Isthmus.Places.Residents.Reporting;
using Isthmus.Places.Residents.Reviewing;
using Isthmus.Platform.Audit;

namespace Isthmus.Places.Residents;

internal static class ResidentTables
{
    public const string OneLive = "ux_places_resident_live";

    public static void Map(ModelBuilder b)
    {
        b.Entity<Intake>(e =>
        {
            e.ToTable("places_intake");
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.Lead).Local();
            e.Property(i => i.Questions).AsJson();
            e.Property(i => i.Documents).AsJson();
            e.Property(i => i.Rules).AsJson();
            e.Property(i => i.Criteria).AsJson();
            e.Property(i => i.Checklist).AsJson();
            e.HasOne<Place>().WithOne().HasForeignKey<Intake>(i => i.Id).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<Resident>(e =>
        {
            e.ToTable("places_resident");
            e.Property(r => r.Id).ValueGeneratedNever();
            // What people write of their plans, and may write of themselves: the audit says that it changed.
            e.Property(r => r.Message).HasMaxLength(Resident.LongestMessage).Secret();
            e.Property(r => r.Project).HasMaxLength(Resident.LongestProject).Secret();
            e.Property(r => r.Plan).HasMaxLength(Resident.LongestTerms).Secret();
            e.Property(r => r.Country).HasMaxLength(2);
            e.Property(r => r.Facts).AsJsonOne();
            e.Property(r => r.Answers).AsJson().Secret();
            e.Property(r => r.Eligibility).AsJson();
            e.Property(r => r.Note).HasMaxLength(Resident.LongestNote).Secret();
            e.Property(r => r.OfferTerms).HasMaxLength(Resident.LongestTerms).Secret();
            e.Property(r => r.AgreementNumber).HasMaxLength(Resident.LongestNumber);
            e.Property(r => r.LiveKey).HasMaxLength(80).Unrecorded();
            e.Property(r => r.ChangedAt).Unrecorded();
            e.Property(r => r.Clearance).Unrecorded();
            e.HasOne<Place>().WithMany().HasForeignKey(r => r.PlaceId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => r.LiveKey).IsUnique().HasDatabaseName(OneLive);
            e.HasIndex(r => new { r.PlaceId, r.State });
            e.HasIndex(r => r.Organisation);
        });
        b.Entity<ResidentStep>(e =>
        {
            e.ToTable("places_resident_step");
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Note).HasMaxLength(Resident.LongestNote);
            e.HasOne<Resident>().WithMany().HasForeignKey(s => s.ResidentId).OnDelete(DeleteBehavior.Cascade);
        });
        Parts(b);
    }

    private static void Parts(ModelBuilder b)
    {
        b.Entity<ResidentDocument>(e =>
        {
            e.ToTable("places_resident_document");
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.DocumentKind).HasMaxLength(IntakeRules.LongestKey);
            e.Property(d => d.FileName).HasMaxLength(140).Secret();
            e.Property(d => d.Sha256).HasMaxLength(64);
            e.Ignore(d => d.MediaType);
            e.HasOne<Resident>().WithMany().HasForeignKey(d => d.ResidentId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<DocumentBytes>(e =>
        {
            e.ToTable("places_document_bytes");
            e.Property(d => d.Id).ValueGeneratedNever();
            e.HasOne<ResidentDocument>().WithOne().HasForeignKey<DocumentBytes>(d => d.Id).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<ExpertReview>(e =>
        {
            e.ToTable("places_expert_review");
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Scores).AsJson();
            e.Property(r => r.Comment).HasMaxLength(ExpertReview.LongestComment).Secret();
            e.Ignore(r => r.Counts);
            e.HasOne<Resident>().WithMany().HasForeignKey(r => r.ResidentId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(r => new { r.ResidentId, r.Expert }).IsUnique();
            e.HasIndex(r => r.Expert);
        });
        b.Entity<OnboardingItem>(e =>
        {
            e.ToTable("places_onboarding_item");
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.Text).Local();
            e.HasOne<Resident>().WithMany().HasForeignKey(i => i.ResidentId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<AnnualReport>(e =>
        {
            e.ToTable("places_annual_report");
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Values).AsJson();
            e.Property(r => r.Currency).HasMaxLength(3);
            e.Property(r => r.Remark).HasMaxLength(AnnualReport.LongestNote).Secret();
            e.Property(r => r.Note).HasMaxLength(AnnualReport.LongestNote).Secret();
            e.Ignore(r => r.IsOpen);
            e.HasOne<Resident>().WithMany().HasForeignKey(r => r.ResidentId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(r => new { r.ResidentId, r.Year }).IsUnique();
            e.HasIndex(r => new { r.State, r.DueOn });
        });
    }
}
