package storage

import (
	"fmt"

	"warroom/model"
)

// networks are the file systems on which locks or shared memory cannot be trusted, by their magic number in statfs(2).
var networks = map[uint32]string{
	0x6969:     "nfs",
	0xff534d42: "cifs",
	0xfe534d42: "smb2",
	0x517b:     "smb",
	0x65735546: "fuse",
	0x01021997: "9p",
	0x6a656a63: "virtiofs",
	0x00c36400: "ceph",
	0x5346414f: "afs",
	0x73757245: "coda",
	0x0bd00bd0: "lustre",
	0x47504653: "gpfs",
}

// refuseNetwork asks magic for the file system of a folder.
func refuseNetwork(folder string, magic func(folder string) (uint32, error)) error {
	number, err := magic(folder)
	if err != nil {
		return err
	}
	if name, ok := networks[number]; ok {
		return &model.Error{
			Code: model.CodeNetworkFS, Message: fmt.Sprintf("%s is on a file system of type %s", folder, name),
			Hint: "keep the file on a local disk; other people can join over SSH", Args: map[string]string{"path": folder, "type": name},
		}
	}
	return nil
}
