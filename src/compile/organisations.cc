// world/organisations*.tsv: bodies, their members and nisbas.
#include "compile/world.h"

namespace marsad {

void CompileOrganisations(Builder* b, const Codes& codes) {
  constexpr std::pair<std::string_view, OrganisationKind> kKinds[] = {{"international", OrganisationKind::kInternational},
                                                                      {"armed", OrganisationKind::kArmed},
                                                                      {"party", OrganisationKind::kParty},
                                                                      {"company", OrganisationKind::kCompany},
                                                                      {"agency", OrganisationKind::kAgency},
                                                                      {"media", OrganisationKind::kMedia},
                                                                      {"ngo", OrganisationKind::kNgo},
                                                                      {"religious", OrganisationKind::kReligious},
                                                                      {"institution", OrganisationKind::kInstitution},
                                                                      {"ethnic", OrganisationKind::kEthnic}};
  std::map<std::string, std::string> seen;
  for (const std::string& file : FilesLike(b->world_root, "world/organisations*.tsv")) {
    for (const Row& row :
         ReadTable(b->world_root, file, "id english code sector other_sectors names members nisba kind", &b->faults, &b->hash)) {
      if (const auto [it, fresh] = seen.try_emplace(row.cells[0], row.Place()); !fresh) {
        b->faults.Add(row.file, row.line, "«" + row.cells[0] + "» is already at " + it->second + "; keep one of the two");
        continue;
      }
      const uint32_t id = static_cast<uint32_t>(b->world.entities.size());
      const auto names = Split(row.cells[5], '|');
      Entity e;
      e.id = b->Intern(row.cells[0]);
      e.english = b->Intern(row.cells[1]);
      e.name = b->Intern(names.empty() ? std::string_view() : names[0]);
      e.source = b->Intern(row.Place());
      e.code = CheckedCode(b, row, codes, row.cells[2]);
      e.sector = CheckedSector(b, row, codes, row.cells[3]);
      e.other_sector = CheckedSector(b, row, codes, row.cells[4]);
      e.kind = EntityKind::kOrganisation;
      bool known = false;
      for (const auto& [name, kind] : kKinds) {
        if (name == row.cells[8]) e.organisation = kind, known = true;
      }
      if (!known)
        b->faults.Add(row.file, row.line,
                      "no kind «" + row.cells[8] +
                          "»; write one of international, armed, party, company, agency, media, ngo, religious, institution, ethnic");
      b->world.entities.push_back(e);
      Sense sense;
      sense.id = id;
      sense.kind = SenseKind::kOrganisation;
      for (const std::string& name : names) {
        AddName(b, b->L(name), sense);
        AddNameWords(b, b->L(name), NounClass::kGroup, kFeminine | kMasculine | kSingular);
      }
      for (const std::string& member : Split(row.cells[6], '|')) AddMember(b, b->L(member), id, row.Place());
      for (const std::string& nisba : Split(row.cells[7], '|')) AddNisba(b, b->L(nisba), id, SenseKind::kOrganisationNisba, row.Place());
    }
  }
}

}  // namespace marsad
